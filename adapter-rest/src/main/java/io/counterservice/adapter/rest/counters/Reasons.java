package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.json.JsonViolation;
import io.counterservice.domain.counter.Update;

/** Why an operation is made, in its maker's words. */
final class Reasons {
  private Reasons() {}

  static String checked(String reason) {
    if (reason.length() > Update.REASON_LENGTH_MAX || reason.indexOf('\0') >= 0)
      throw JsonViolation.of("reason", "must have at most " + Update.REASON_LENGTH_MAX + " characters and no U+0000");
    return reason;
  }
}
