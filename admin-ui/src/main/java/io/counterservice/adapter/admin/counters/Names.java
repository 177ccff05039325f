package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Gone;
import io.counterservice.domain.counter.CounterName;

/** Names in paths. */
final class Names {
  private Names() {}

  /** The counter of a path; no counter has a name that is none. */
  static CounterName of(String text) {
    if (!CounterName.isValid(text))
      throw new Gone("No counter can have this name");
    return new CounterName(text);
  }
}
