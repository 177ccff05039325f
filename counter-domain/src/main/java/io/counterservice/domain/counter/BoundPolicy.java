package io.counterservice.domain.counter;

/** What becomes of an addition that would pass a bound. */
public enum BoundPolicy {
  /** It is refused and changes nothing. */
  REJECT,
  /** It moves the value to the bound, and the outcome says by how much. */
  CLAMP
}
