package io.counterservice.domain.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody did. */
public enum AuditAction {
  COUNTER_CREATED,
  COUNTER_EDITED,
  COUNTER_DELETED,
  /** A user incremented, decremented, set or reset it. */
  COUNTER_CHANGED,
  COUNTERS_IMPORTED,
  COUNTERS_EXPORTED,
  HISTORY_REBUILT,
  KEY_CREATED,
  KEY_EDITED,
  KEY_ROTATED,
  KEY_REVOKED,
  PLAN_CREATED,
  PLAN_REPLACED,
  PLAN_DELETED,
  USER_CREATED,
  /** Another role, kept out, or let in again. */
  USER_EDITED,
  PASSWORD_CHANGED,
  SIGNED_IN,
  /** With a wrong password, or where the user is locked or kept out. */
  SIGN_IN_REFUSED,
  /** By the user, or everywhere by somebody else. */
  SIGNED_OUT,
  /** A role was not enough for what was asked. */
  FORBIDDEN;

  /** The action that is written so, or null. */
  public static @Nullable AuditAction of(String text) {
    for (AuditAction action : values())
      if (action.text().equals(text))
        return action;
    return null;
  }

  /** The action as written, such as {@code key-rotated}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
