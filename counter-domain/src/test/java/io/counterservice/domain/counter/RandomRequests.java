package io.counterservice.domain.counter;

import static io.counterservice.domain.counter.Samples.bounded;
import static io.counterservice.domain.counter.Samples.boundsPatch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes requests of every kind on few counters, with few keys and small bounds, so that everything meets everything. */
final class RandomRequests {
  private static final CounterName[] NAMES = {new CounterName("a"), new CounterName("b"), new CounterName("c")};
  private static final Actor[] ACTORS = {Samples.ANNA, Samples.BERT};
  private static final int KEYS = 12;
  private final Random random;

  RandomRequests(Random random) {
    this.random = random;
  }

  List<Request> next(int count) {
    List<Request> requests = new ArrayList<>(count);
    while (requests.size() < count)
      requests.add(next());
    return requests;
  }

  private Request next() {
    int updates = random.nextInt(3) > 0 ? 1 : random.nextInt(5);
    boolean atomic = random.nextInt(3) == 0;
    boolean keyed = random.nextInt(3) == 0;
    List<Update> bulk = new ArrayList<>(updates);
    while (bulk.size() < updates)
      bulk.add(update(atomic ? keyed : random.nextInt(3) == 0));
    return new Request(bulk, atomic);
  }

  /** All or none of 1 to 4 updates by one actor, each with a key. */
  Request nextAtomic() {
    Actor actor = oneOf(ACTORS);
    List<Update> bulk = new ArrayList<>();
    for (int count = random.nextInt(1, 5); count > 0; count--) {
      Update update = update(true);
      bulk.add(new Update(update.counter(), update.operation(), actor, update.precondition(), update.key(), update.reason()));
    }
    return new Request(bulk, true);
  }

  Update update(boolean keyed) {
    IdempotencyKey key = keyed ? new IdempotencyKey("k" + random.nextInt(KEYS)) : null;
    return new Update(oneOf(NAMES), operation(), oneOf(ACTORS), precondition(), key, random.nextInt(10) > 0 ? null : "why");
  }

  private Operation operation() {
    return switch (random.nextInt(20)) {
      case 0 -> new Operation.Create(definition());
      case 1 -> new Operation.Replace(definition(), optionalValue(), optionalVersion());
      case 2 -> new Operation.Edit(boundsPatch(optionalValue(), optionalValue()), optionalValue(), optionalVersion());
      case 3 -> random.nextInt(3) == 0 ? new Operation.Delete() : new Operation.Reset();
      case 4, 5 -> new Operation.Set(value());
      default -> new Operation.Add(delta(), oneOf(BoundPolicy.values()));
    };
  }

  private CounterDefinition definition() {
    return switch (random.nextInt(4)) {
      case 0 -> Samples.WHOLE_RANGE;
      case 1 -> bounded(2, 7);
      case 2 -> bounded(-3, 5, 1);
      default -> CounterDefinition.DEFAULT;
    };
  }

  private @Nullable Precondition precondition() {
    if (random.nextInt(8) > 0)
      return null;
    Set<Version> anyOf = new HashSet<>();
    for (int version = random.nextInt(4); version > 0; version--)
      anyOf.add(new Version(random.nextInt(20)));
    return new Precondition(anyOf);
  }

  private long delta() {
    long delta = value();
    return delta == 0 || delta == Long.MIN_VALUE ? 1 : delta;
  }

  private long value() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextLong();
      case 1 -> oneOf(new Long[] {Long.MAX_VALUE, Long.MIN_VALUE, Bounds.EXACT_IN_JSON_MAX, -Bounds.EXACT_IN_JSON_MAX});
      default -> random.nextInt(-5, 9);
    };
  }

  private @Nullable Long optionalValue() {
    return random.nextBoolean() ? null : value();
  }

  private @Nullable Version optionalVersion() {
    return random.nextInt(4) > 0 ? null : new Version(random.nextInt(12));
  }

  private <T> T oneOf(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
