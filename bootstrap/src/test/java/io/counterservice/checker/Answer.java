package io.counterservice.checker;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What became of one request as far as its client can tell. */
public sealed interface Answer {
  /** Whether an answer says that it was given before to the same idempotency key. */
  enum Replay {
    /** It says that this request was the first. */
    FIRST,
    /** It says that an earlier request was. */
    REPLAYED,
    /** It does not say; the items of a bulk do not. */
    UNSAID
  }

  /** Which rule an operation would have broken. */
  enum Reason {
    ABOVE_MAXIMUM, BELOW_MINIMUM, BOUNDS_EXCLUDE_VALUE
  }

  /** It was done: the value after it, by how much it moved the value, and the version it took. */
  record Applied(long value, long applied, long version, Replay replay) implements Answer {}

  /** It was refused in the given state; {@code attempted} is the value it would have led to, null where that was not told. */
  record Refused(Reason reason, State state, @Nullable BigInteger attempted, Replay replay) implements Answer {}

  /** A read found this state. */
  record Seen(State state) implements Answer {}

  /** The client cannot tell: the connection broke, or the service itself said that it does not know. */
  record Unknown(String why) implements Answer {}

  /** The service promised that nothing was done, for example because it was overloaded. */
  record NotApplied(String why) implements Answer {}

  /** Whether this settles what became of the operation. */
  default boolean definite() {
    return this instanceof Applied || this instanceof Refused;
  }

  /** Whether this is a replay, is none, or does not say; {@code UNSAID} for answers that settle nothing. */
  default Replay replay() {
    return switch (this) {
      case Applied applied -> applied.replay;
      case Refused refused -> refused.replay;
      case Seen _,Unknown _,NotApplied _ -> Replay.UNSAID;
    };
  }

  /** Whether both say the same, whichever of them is the replay. */
  default boolean saysTheSameAs(Answer other) {
    return withReplay(Replay.UNSAID).equals(other.withReplay(Replay.UNSAID));
  }

  private Answer withReplay(Replay replay) {
    return switch (this) {
      case Applied(long value, long applied, long version, Replay _) -> new Applied(value, applied, version, replay);
      case Refused(Reason reason, State state, BigInteger attempted, Replay _) -> new Refused(reason, state, attempted, replay);
      case Seen _,Unknown _,NotApplied _ -> this;
    };
  }
}
