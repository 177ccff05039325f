package io.counterservice.application.access;

import io.counterservice.application.port.in.ManageRatePlans;
import io.counterservice.application.port.out.RatePlanStore;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.RatePlan;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Keeps rate plans in the store; a change is answered when this node's directory has seen it. */
public final class RatePlanKeeper implements ManageRatePlans {
  private final RatePlanStore store;
  private final KnownPlans known;
  private final StoreWork work;
  private final InstantSource clock;

  public RatePlanKeeper(RatePlanStore store, KnownPlans known, StoreWork work, InstantSource clock) {
    this.store = store;
    this.known = known;
    this.work = work;
    this.clock = clock;
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
  public CompletionStage<Writing> create(RatePlan plan, Caller by) {
    return work.change(() -> insert(plan, by));
  }

  @Override
  public CompletionStage<Writing> put(RatePlan plan, Caller by) {
    return work.change(() -> write(plan, by));
  }

  @Override
  public CompletionStage<Boolean> edit(RatePlan former, RatePlan plan, Caller by) {
    return work.change(() -> store.replace(former, plan, by, clock.instant()));
  }

  @Override
  public CompletionStage<Deletion> delete(String name, Caller by) {
    return work.change(() -> remove(name, by));
  }

  private Writing write(RatePlan plan, Caller by) {
    while (true) {
      if (store.replace(plan, by, clock.instant()))
        return Writing.REPLACED;
      Writing written = insert(plan, by);
      if (written != Writing.NAME_TAKEN)
        return written;
    }
  }

  private Writing insert(RatePlan plan, Caller by) {
    List<RatePlan> plans = store.list();
    boolean taken = plans.stream().anyMatch(present -> present.name().equals(plan.name()));
    if (!taken && plans.size() >= PLANS_MAX)
      return Writing.TOO_MANY;
    return store.insert(plan, by, clock.instant()) ? Writing.CREATED : Writing.NAME_TAKEN;
  }

  private Deletion remove(String name, Caller by) {
    if (known.isDefault(name) && store.find(name).isPresent())
      return new Deletion.IsDefault();
    RatePlanStore.Deletion deletion = store.delete(name, by, clock.instant());
    if (deletion.keys() > 0)
      return new Deletion.InUse(deletion.keys());
    return deletion.plan().<Deletion>map(Deletion.Deleted::new).orElseGet(Deletion.Unknown::new);
  }
}
