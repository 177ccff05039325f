package io.counterservice.adapter.persistence.settings;

import java.time.Duration;

/** What is asked of every duration among the settings of this adapter. */
public final class Durations {
  private Durations() {}

  public static void requirePositive(String key, Duration value) {
    if (!value.isPositive())
      throw new IllegalArgumentException(key + " must be positive, but is " + value);
  }
}
