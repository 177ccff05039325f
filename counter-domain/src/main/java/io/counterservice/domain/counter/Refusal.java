package io.counterservice.domain.counter;

import java.math.BigInteger;

/** Why an operation was refused. Declared in order of precedence: the first that holds is the one told. */
public sealed interface Refusal {
  /** The idempotency key was used before with another operation. */
  record KeyReused() implements Refusal {}

  /** There is no such counter. */
  record NotFound() implements Refusal {}

  /** There is a counter of this name already. */
  record AlreadyExists() implements Refusal {}

  /** The counter is not at the version the caller asked for. */
  record StaleVersion() implements Refusal {}

  /** The definition was edited since the version the caller read. */
  record StaleDefinition(Version current) implements Refusal {}

  /** The edited definition would break a rule; {@code field} and {@code rule} say which. */
  record InvalidDefinition(String field, String rule) implements Refusal {}

  /** The value would pass the maximum; {@code attempted} may lie beyond 64 bits. */
  record AboveMaximum(BigInteger attempted) implements Refusal {}

  /** The value would pass the minimum; {@code attempted} may lie beyond 64 bits. */
  record BelowMinimum(BigInteger attempted) implements Refusal {}

  /** The new bounds would leave the current value outside; {@code attempted} are those bounds. */
  record BoundsExcludeValue(Bounds attempted) implements Refusal {}

  /** The refusal of a value that lies outside the bounds. */
  static Refusal outside(Bounds bounds, BigInteger attempted) {
    boolean above = attempted.compareTo(BigInteger.valueOf(bounds.maximum())) > 0;
    return above ? new AboveMaximum(attempted) : new BelowMinimum(attempted);
  }

  /** Whether a retry with the same idempotency key gets this refusal again; a mistake in the request itself is not remembered. */
  default boolean isRemembered() {
    return switch (this) {
      case KeyReused _,InvalidDefinition _ -> false;
      case NotFound _,AlreadyExists _,StaleVersion _,StaleDefinition _,AboveMaximum _,BelowMinimum _,BoundsExcludeValue _ -> true;
    };
  }
}
