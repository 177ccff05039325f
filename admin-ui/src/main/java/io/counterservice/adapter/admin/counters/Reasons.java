package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Form;
import io.counterservice.domain.counter.Update;

/** Why something is changed: what was typed, and where nothing was, that a person did it here. Each change so has a row of its own. */
final class Reasons {
  private static final String UNSAID = "in the console";

  private Reasons() {}

  static String of(Form form) {
    String why = form.text("why", Update::isReason, Update.REASON_RULE);
    return why.isEmpty() ? UNSAID : why;
  }
}
