package io.counterservice.checker;

import org.jspecify.annotations.Nullable;

/** What a client asked of one counter: by itself, as an item of a bulk, or as a member of an atomic group. */
public sealed interface Asked {
  /** Move the value by a positive or negative amount; with {@code clamp} only as far as the bounds allow. */
  record Add(long by, boolean clamp) implements Asked {}

  /** Give the value. */
  record Set(long value) implements Asked {}

  /** Go back to the initial value. */
  record Reset() implements Asked {}

  /** Give new bounds and, at the same instant, a new value unless it is null. */
  record Edit(Bounds bounds, @Nullable Long value) implements Asked {}

  /** Tell the value; changes nothing and takes no version. */
  record Read() implements Asked {}
}
