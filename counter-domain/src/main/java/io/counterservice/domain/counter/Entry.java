package io.counterservice.domain.counter;

import io.counterservice.domain.counter.Change.Kind;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One counter in the course of a decision.
 *
 * @param counter as it stands, a tombstone too; null where there never was one
 * @param journal the changes so far, or null
 * @param refusals how many operations were refused so far
 */
record Entry(@Nullable Counter counter, @Nullable Journal journal, long refusals) {

  /** Decides one update on the counter as it stands: existence first, then the preconditions, then the bounds. */
  Step decide(Update update, Batch batch) {
    Counter living = living();
    return living == null ? decideAbsent(update, batch) : living.apply(update, batch.at());
  }

  /** The counter, where it is one and no tombstone. */
  @Nullable
  Counter living() {
    return counter == null || counter.deleted() ? null : counter;
  }

  Entry refused() {
    return withRefusals(refusals + 1);
  }

  /** With so many refusals; those of what never was are nobody's, and not counted. */
  Entry withRefusals(long count) {
    return counter == null ? this : new Entry(counter, journal, count);
  }

  Entry after(Update update, Counter next) {
    long before = counter == null ? next.seed() : counter.value();
    return new Entry(next, Journal.with(journal, update, kind(update.operation()), before, next), refusals);
  }

  /** The cases stand in the order of precedence of their refusals; no precondition is met by a counter that is not there. */
  private Step decideAbsent(Update update, Batch batch) {
    return switch (update.operation()) {
      case Operation.Set _,Operation.Reset _,Operation.Edit _,Operation.Delete _ -> Step.refused(new Refusal.NotFound(), null);
      case Operation.Add add when add.delta() < 0 || !batch.createsOnIncrement() -> Step.refused(new Refusal.NotFound(), null);
      case Operation _ when update.precondition() != null -> Step.refused(new Refusal.StaleVersion(), null);
      case Operation.Replace replace when replace.expected() != null ->
        Step.refused(new Refusal.StaleDefinition(Version.NONE), null);
      case Operation.Replace(CounterDefinition definition, Long value, _) ->
        create(update.counter(), definition, value == null ? definition.initialValue() : value, batch.at());
      case Operation.Create(CounterDefinition definition) -> create(update.counter(), definition, definition.initialValue(), batch.at());
      case Operation.Add add -> blank(update.counter(), batch.at()).add(add, batch.at());
    };
  }

  private Step create(CounterName name, CounterDefinition definition, long value, Instant at) {
    Bounds bounds = definition.bounds();
    if (!bounds.contains(value))
      return Step.refused(Refusal.outside(bounds, BigInteger.valueOf(value)), new Outcome.Standing(0, version(), bounds));
    Counter after = counter == null ? Counter.create(name, definition, value, at) : counter.revived(definition, at).moved(value, at);
    return new Step(new Outcome.Applied(counter == null ? value : 0, value, after.version(), false, true, after), after);
  }

  /** What the first increment adds to. */
  private Counter blank(CounterName name, Instant at) {
    CounterDefinition definition = CounterDefinition.DEFAULT;
    return counter == null ? Counter.create(name, definition, definition.initialValue(), at) : counter.revived(definition, at);
  }

  private Version version() {
    return counter == null ? Version.NONE : counter.version();
  }

  private Kind kind(Operation operation) {
    boolean absent = living() == null;
    return switch (operation) {
      case Operation.Delete _ -> Kind.DELETE;
      case Operation.Create _ -> Kind.CREATE;
      case Operation.Replace _ -> absent ? Kind.CREATE : Kind.EDIT;
      case Operation.Edit _ -> Kind.EDIT;
      case Operation.Add _,Operation.Set _,Operation.Reset _ -> counter != null && absent ? Kind.CREATE : Kind.COUNT;
    };
  }
}
