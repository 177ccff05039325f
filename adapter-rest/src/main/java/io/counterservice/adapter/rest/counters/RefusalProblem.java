package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Refusal;
import io.counterservice.domain.counter.Update;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The problem that tells a refusal, with the counter as it was when the refusal was decided. */
public final class RefusalProblem {
  private RefusalProblem() {}

  static Problem from(Update update, Outcome.Refused refused) {
    Problem problem = standing(of(update.counter(), refused.refusal()).with("counter", update.counter().value()), refused.seen());
    return switch (refused.refusal()) {
      case Refusal.AboveMaximum above -> problem.with("attempted", above.attempted());
      case Refusal.BelowMinimum below -> problem.with("attempted", below.attempted());
      case Refusal.BoundsExcludeValue(Bounds next) -> problem.with("attempted", Map.of("min", next.minimum(), "max", next.maximum()));
      case Refusal.StaleDefinition stale -> problem.with("definitionVersion", stale.current().number());
      case Refusal.KeyReused _,Refusal.NotFound _,Refusal.AlreadyExists _,Refusal.StaleVersion _,Refusal.InvalidDefinition _ -> problem;
    };
  }

  /** There is no counter of this name to read. */
  public static Problem notFound(CounterName name) {
    return Problem.of(ProblemType.COUNTER_NOT_FOUND, "There is no counter " + name).with("counter", name.value());
  }

  private static Problem of(CounterName name, Refusal refusal) {
    return switch (refusal) {
      case Refusal.KeyReused _ -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used on " + name
          + " for another request");
      case Refusal.NotFound _ -> Problem.of(ProblemType.COUNTER_NOT_FOUND, "There is no counter " + name);
      case Refusal.AlreadyExists _ -> Problem.of(ProblemType.COUNTER_EXISTS, "There is a counter " + name + " already");
      case Refusal.StaleVersion _ -> Problem.of(ProblemType.VERSION_MISMATCH, name + " is at another version than If-Match asks for");
      case Refusal.StaleDefinition _ -> Problem.of(ProblemType.DEFINITION_MISMATCH, "The definition of " + name + " was edited since");
      case Refusal.InvalidDefinition invalid -> Problem.invalid(invalid.field(), invalid.rule());
      case Refusal.AboveMaximum above -> Problem.of(ProblemType.ABOVE_MAXIMUM, above.attempted() + " is above the maximum of " + name);
      case Refusal.BelowMinimum below -> Problem.of(ProblemType.BELOW_MINIMUM, below.attempted() + " is below the minimum of " + name);
      case Refusal.BoundsExcludeValue _ -> Problem.of(ProblemType.BOUNDS_EXCLUDE_VALUE, "The new bounds exclude the value of " + name);
    };
  }

  private static Problem standing(Problem problem, Outcome.@Nullable Standing seen) {
    if (seen == null)
      return problem;
    return problem.with("value", seen.value()).with("version", seen.version().number()).with("min", seen.bounds().minimum()).with("max",
        seen.bounds().maximum());
  }
}
