package io.counterservice.domain.counter;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What became of one operation. */
public sealed interface Outcome {

  /**
   * The operation took effect and took the version, or created the counter.
   *
   * @param before the value before
   * @param value the value after
   * @param clamped whether it stopped at a bound
   * @param created whether it created the counter by definition
   * @param counter the whole counter after an operation on its definition, else null
   */
  record Applied(long before, long value, Version version, boolean clamped, boolean created, @Nullable Counter counter)
      implements
        Outcome {
    /** By how much the value moved; beyond 64 bits where a set crossed most of the range. */
    public BigInteger applied() {
      return BigInteger.valueOf(value).subtract(BigInteger.valueOf(before));
    }
  }

  /**
   * The operation changed nothing.
   *
   * @param seen the counter as it was when this was decided (in an atomic request: after the updates before this one), or null
   * where there was none; of a counter that could not be created, the bounds that forbade it and value 0
   */
  record Refused(Refusal refusal, @Nullable Standing seen) implements Outcome {}

  /** The operation was not applied because another of its atomic request was refused. */
  record Withheld() implements Outcome {}

  /** A counter's value, version and bounds at the moment of a decision. */
  record Standing(long value, Version version, Bounds bounds) {}
}
