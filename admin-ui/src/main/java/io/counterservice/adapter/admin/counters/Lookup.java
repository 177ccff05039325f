package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Gone;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import reactor.core.publisher.Mono;

/** Finds the counter that a path is about. */
record Lookup(ReadCounters counters) {

  /** The name in a path; no counter has a name that is none. */
  static CounterName name(String text) {
    if (!CounterName.isValid(text))
      throw new Gone("No counter can have this name");
    return new CounterName(text);
  }

  /** The counter as it is now; fails with {@link Gone} where there is none. */
  Mono<Counter> find(String text) {
    return Stages.mono(counters.find(name(text))).map(found -> found.orElseThrow(() -> new Gone("There is no counter " + text)));
  }
}
