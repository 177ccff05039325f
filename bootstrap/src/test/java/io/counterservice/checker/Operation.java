package io.counterservice.checker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client meant to do once: every request sent for it, and what they say together.
 *
 * @param attempts the requests, in the order in which they began; one, unless they share an idempotency key
 * @param decided the request whose answer says what became of it, null when none does
 * @param open whether it may have been applied or may yet be, for all its client knows
 * @param invoked earliest instant at which it can have taken effect
 * @param completed latest such instant
 */
record Operation(List<Observation> attempts, @Nullable Observation decided, boolean open, long invoked, long completed) {

  /** One that is in doubt: it may take effect at any time after its first request began. */
  static Operation inDoubt(List<Observation> attempts, long invoked) {
    return new Operation(attempts, null, true, invoked, Long.MAX_VALUE);
  }

  /** One that never took effect, and never will. */
  static Operation notApplied(List<Observation> attempts) {
    return new Operation(attempts, null, false, attempts.getFirst().invoked(), attempts.getLast().completed());
  }

  String counter() {
    return attempts.getFirst().counter();
  }

  Asked asked() {
    return attempts.getFirst().asked();
  }

  @Nullable
  String group() {
    return attempts.getFirst().group();
  }

  Answer.@Nullable Applied applied() {
    return decided != null && decided.answer() instanceof Answer.Applied applied ? applied : null;
  }

  Answer.@Nullable Refused refused() {
    return decided != null && decided.answer() instanceof Answer.Refused refused ? refused : null;
  }

  /** Whether one of its requests was never answered. */
  boolean hasUnansweredAttempt() {
    return attempts.stream().anyMatch(attempt -> attempt.answer() instanceof Answer.Unknown);
  }

  @Override
  public String toString() {
    return decided == null ? attempts.toString() : decided.toString();
  }
}
