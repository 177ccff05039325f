package io.counterservice.application.access;

import io.counterservice.application.port.in.ManageRatePlans;
import io.counterservice.application.port.out.RatePlanStore;
import io.counterservice.domain.access.RatePlan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Keeps rate plans in the store; a change is answered when this node's directory has seen it. */
public final class RatePlanKeeper implements ManageRatePlans {
  private final RatePlanStore store;
  private final KnownPlans known;
  private final StoreWork work;

  public RatePlanKeeper(RatePlanStore store, KnownPlans known, StoreWork work) {
    this.store = store;
    this.known = known;
    this.work = work;
  }

  @Override
  public CompletionStage<List<RatePlan>> list() {
    return work.ask(store::list);
  }

  @Override
  public CompletionStage<Optional<RatePlan>> find(String name) {
    return work.ask(() -> store.find(name));
  }

  @Override
  public CompletionStage<Writing> create(RatePlan plan) {
    return work.change(() -> insert(plan));
  }

  @Override
  public CompletionStage<Writing> put(RatePlan plan) {
    return work.change(() -> write(plan));
  }

  @Override
  public CompletionStage<Deletion> delete(String name) {
    return work.change(() -> remove(name));
  }

  private Writing write(RatePlan plan) {
    while (true) {
      if (store.replace(plan))
        return Writing.REPLACED;
      Writing written = insert(plan);
      if (written != Writing.NAME_TAKEN)
        return written;
    }
  }

  private Writing insert(RatePlan plan) {
    List<RatePlan> plans = store.list();
    boolean taken = plans.stream().anyMatch(present -> present.name().equals(plan.name()));
    if (!taken && plans.size() >= PLANS_MAX)
      return Writing.TOO_MANY;
    return store.insert(plan) ? Writing.CREATED : Writing.NAME_TAKEN;
  }

  private Deletion remove(String name) {
    if (known.isDefault(name) && store.find(name).isPresent())
      return new Deletion.IsDefault();
    RatePlanStore.Deletion deletion = store.delete(name);
    if (deletion.keys() > 0)
      return new Deletion.InUse(deletion.keys());
    return deletion.plan().<Deletion>map(Deletion.Deleted::new).orElseGet(Deletion.Unknown::new);
  }
}
