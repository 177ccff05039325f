package io.counterservice.domain.access;

import java.util.Locale;

/** What a user of the console may do. Each role may do what the ones before it may. */
public enum Role {
  /** Reads everything but secrets. */
  VIEWER,
  /** Changes counters and their limits too. */
  OPERATOR,
  /** Changes keys, rate plans and users too. */
  ADMIN;

  /** The role as written, such as {@code viewer}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this role may do what the other may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
