package io.counterservice.domain.access;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How often a key was let in on a day of UTC.
 *
 * @param key its id
 * @param requests how many it presented itself with, at least 1; a bulk is one
 * @param lastAt when that was counted last, some seconds after the last of them at most
 */
public record KeyUse(String key, LocalDate day, long requests, Instant lastAt) {
  /** For how many days uses are known. */
  public static final int DAYS_KEPT = 90;

  public KeyUse {
    if (requests < 1)
      throw new IllegalArgumentException("requests must be 1 at least");
  }
}
