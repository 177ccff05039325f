package io.counterservice.application.testing;

import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Decision;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A ledger whose commits wait at a gate before they take effect and at another before they return, or fail for a counter. */
public final class GatedLedger implements CounterLedger {
  private final CounterLedger ledger;
  private final Gate<Batch> entrance = new Gate<>();
  private final Gate<Batch> exit = new Gate<>();
  private final Map<CounterName, RuntimeException> failures = new ConcurrentHashMap<>();

  public GatedLedger(CounterLedger ledger) {
    this.ledger = ledger;
  }

  /** Where commits wait before they take effect. */
  public Gate<Batch> entrance() {
    return entrance;
  }

  /** Where commits that took effect wait before they return. */
  public Gate<Batch> exit() {
    return exit;
  }

  public void open() {
    entrance.open();
    exit.open();
  }

  /** From now on no batch with this counter takes effect. */
  public void fail(CounterName name, RuntimeException failure) {
    failures.put(name, failure);
  }

  @Override
  public Decision commit(Batch batch) {
    entrance.arrive(batch);
    for (CounterName name : batch.names()) {
      RuntimeException failure = failures.get(name);
      if (failure != null)
        throw failure;
    }
    Decision decision = ledger.commit(batch);
    exit.arrive(batch);
    return decision;
  }
}
