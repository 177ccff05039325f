package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.json.JsonViolation;
import io.counterservice.domain.counter.Update;

/** Why an operation is made, in its maker's words. */
final class Reasons {
  private Reasons() {}

  static String checked(String reason) {
    if (!Update.isReason(reason))
      throw JsonViolation.of("reason", Update.REASON_RULE);
    return reason;
  }
}
