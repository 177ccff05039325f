package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Refusal;

/** Refusals in words: what is wrong, and what to do. */
final class Refusals {
  private Refusals() {}

  static String words(CounterName name, Outcome.Refused refused) {
    return switch (refused.refusal()) {
      case Refusal.AboveMaximum above -> Numbers.text(above.attempted()) + " is above the maximum" + bound(refused, true);
      case Refusal.BelowMinimum below -> Numbers.text(below.attempted()) + " is below the minimum" + bound(refused, false);
      case Refusal.BoundsExcludeValue _ -> "The new bounds exclude the value" + value(refused) + ". Widen them, or set the value first.";
      case Refusal.NotFound _ -> "There is no counter " + name + " any more.";
      case Refusal.AlreadyExists _ -> "There is a counter " + name + " already.";
      case Refusal.StaleVersion _,Refusal.StaleDefinition _ -> "Somebody else changed " + name + " meanwhile.";
      case Refusal.InvalidDefinition(String field, String rule) -> field + " " + rule;
      case Refusal.KeyReused _ -> "This form was sent before with other values. Load the page again.";
    };
  }

  private static String bound(Outcome.Refused refused, boolean isMaximum) {
    Outcome.Standing seen = refused.seen();
    if (seen == null)
      return ".";
    return " " + Numbers.text(isMaximum ? seen.bounds().maximum() : seen.bounds().minimum()) + ". The value is "
        + Numbers.text(seen.value()) + ".";
  }

  private static String value(Outcome.Refused refused) {
    return refused.seen() == null ? "" : " " + Numbers.text(refused.seen().value());
  }
}
