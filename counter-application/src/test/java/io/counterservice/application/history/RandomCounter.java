package io.counterservice.application.history;

import io.counterservice.application.port.out.LedgerEvidence.Refused;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.StoredCounter;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.history.Reach;
import io.counterservice.domain.history.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** Makes a counter up: some weeks of all that may happen to one, decided by the domain itself, partly rolled up and partly dropped. */
final class RandomCounter {
  private static final CounterName NAME = new CounterName("made-up");
  private final Random random;
  private final InMemoryCounterLedger ledger = new InMemoryCounterLedger();
  private Instant now = Instant.parse("2026-03-20T00:00:00Z");

  RandomCounter(Random random) {
    this.random = random;
  }

  StoredCounter stored() {
    Instant first = now;
    while (ledger.names().isEmpty())
      commit();
    for (int batches = random.nextInt(1, 60); batches > 0; batches--)
      commit();
    List<Change> changes = ledger.changes(NAME, -1, Integer.MAX_VALUE);
    int known = random.nextInt(changes.size() + 1);
    long rolled = known == 0 ? -1 : changes.get(known - 1).to().number();
    List<Refused> refused = new TreeMap<>(ledger.refusals(NAME)).entrySet().stream().map(of -> new Refused(of.getKey(), of.getValue()))
        .toList();
    StoredCounter stored = new StoredCounter(Objects.requireNonNull(ledger.find(List.of(NAME)).get(NAME)), changes, refused, rolled);
    if (known > 0 && random.nextBoolean())
      stored.keep(reach(first, changes.get(known - 1).at()));
    return stored;
  }

  /** Changes may be gone that are rolled up, and as a rule minutes only of times of which the changes are. */
  private Reach reach(Instant first, Instant rolledAt) {
    Instant changes = Resolution.DAY.floor(between(first, rolledAt));
    Instant hours = Resolution.DAY.floor(between(first.minus(Duration.ofDays(1)), changes));
    if (random.nextInt(4) == 0)
      return new Reach(changes, changes.plus(Duration.ofDays(random.nextInt(9))), hours, hours); // who kept changes longer from some day on
    Instant minutes = Resolution.DAY.floor(between(first.minus(Duration.ofDays(1)), changes));
    hours = Resolution.DAY.floor(between(first.minus(Duration.ofDays(1)), minutes));
    return new Reach(changes, minutes, hours, Resolution.DAY.floor(between(first.minus(Duration.ofDays(9)), hours)));
  }

  private Instant between(Instant from, Instant to) {
    return from.plusSeconds(random.nextLong(Math.max(1, Duration.between(from, to).toSeconds() + 1)));
  }

  private void commit() {
    List<Request> requests = new ArrayList<>();
    for (int count = random.nextInt(1, 6); count > 0; count--)
      requests.add(Request.of(new Update(NAME, operation(), new Actor("anna"), null, null, random.nextInt(9) == 0 ? "why" : null)));
    ledger.commit(new Batch(requests, now, true));
    now = now.plusMillis(random.nextLong(random.nextBoolean() ? 90_000 : 3 * 86_400_000L));
  }

  private Operation operation() {
    return switch (random.nextInt(16)) {
      case 0 -> new Operation.Create(definition());
      case 1 -> new Operation.Replace(definition(), random.nextBoolean() ? null : random.nextLong(-20, 20), null);
      case 2 -> new Operation.Delete();
      case 3 -> new Operation.Reset();
      case 4 -> new Operation.Set(random.nextLong(-20, 20));
      default ->
        new Operation.Add(oneToTen() * (random.nextBoolean() ? 1 : -1), random.nextBoolean() ? BoundPolicy.CLAMP : BoundPolicy.REJECT);
    };
  }

  private long oneToTen() {
    return random.nextLong(1, 11);
  }

  private CounterDefinition definition() {
    return new CounterDefinition(new Bounds(-20, oneToTen()), -random.nextLong(20), "", new TreeMap<>(), false);
  }
}
