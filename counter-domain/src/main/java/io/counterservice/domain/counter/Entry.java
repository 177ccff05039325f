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

  /** Decides one update on the counter as it stands: existence first, then the precondition, then the bounds. */
  Step decide(Update update, Batch batch) {
    if (counter == null || counter.deleted())
      return decideAbsent(update, batch);
    Precondition precondition = update.precondition();
    if (precondition != null && !precondition.isMetBy(counter.version()))
      return Step.refused(new Refusal.StaleVersion(), counter);
    return counter.apply(update.operation(), batch.at());
  }

  Entry afterRefusal() {
    return new Entry(counter, journal, refusals + 1);
  }

  Entry after(Update update, Counter next) {
    long before = counter == null ? next.seed() : counter.value();
    return new Entry(next, Journal.with(journal, update, kind(update.operation()), before, next), refusals);
  }

  private Step decideAbsent(Update update, Batch batch) {
    return switch (update.operation()) {
      case Operation.Create(CounterDefinition definition) -> create(update, definition, definition.initialValue(), batch.at());
      case Operation.Replace replace -> replaceAbsent(update, replace, batch.at());
      case Operation.Add add when add.delta() > 0 && batch.createsOnIncrement() -> addToAbsent(update, add, batch.at());
      case Operation.Add _,Operation.Set _,Operation.Reset _,Operation.Edit _,Operation.Delete _ ->
        Step.refused(new Refusal.NotFound(), null);
    };
  }

  private Step replaceAbsent(Update update, Operation.Replace replace, Instant at) {
    if (replace.expected() != null)
      return Step.refused(new Refusal.StaleDefinition(Version.NONE), null);
    CounterDefinition definition = replace.definition();
    return create(update, definition, replace.value() == null ? definition.initialValue() : replace.value(), at);
  }

  private Step create(Update update, CounterDefinition definition, long value, Instant at) {
    if (update.precondition() != null)
      return Step.refused(new Refusal.StaleVersion(), null);
    if (!definition.bounds().contains(value))
      return Step.refused(Refusal.outside(definition.bounds(), BigInteger.valueOf(value)), null);
    Counter after = counter == null ? Counter.create(update.counter(), definition, value, at) : counter.recreated(definition, value, at);
    return new Step(new Outcome.Applied(counter == null ? value : 0, value, after.version(), false, true, after), after);
  }

  private Step addToAbsent(Update update, Operation.Add add, Instant at) {
    if (update.precondition() != null)
      return Step.refused(new Refusal.StaleVersion(), null);
    Step step = Counter.create(update.counter(), CounterDefinition.DEFAULT, 0, at).apply(add, at);
    if (counter == null || !(step.outcome() instanceof Outcome.Applied added))
      return step;
    Counter after = counter.recreated(CounterDefinition.DEFAULT, added.value(), at);
    return new Step(new Outcome.Applied(0, added.value(), after.version(), added.clamped(), false, null), after);
  }

  private Kind kind(Operation operation) {
    boolean absent = counter == null || counter.deleted();
    return switch (operation) {
      case Operation.Delete _ -> Kind.DELETE;
      case Operation.Create _ -> Kind.CREATE;
      case Operation.Replace _ -> absent ? Kind.CREATE : Kind.EDIT;
      case Operation.Edit _ -> Kind.EDIT;
      case Operation.Add _,Operation.Set _,Operation.Reset _ -> counter != null && absent ? Kind.CREATE : Kind.COUNT;
    };
  }
}
