package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.LiveEvent.Refused;
import io.counterservice.domain.counter.CounterName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a stream was asked for and is not refused yet. */
final class Asked {
  private final Set<String> names = new HashSet<>();
  private final Set<String> prefixes;
  private final List<Refused> refusals = new ArrayList<>();

  Asked(StreamRequest request) {
    for (CounterName name : request.names())
      names.add(name.value());
    prefixes = new HashSet<>(request.prefixes());
  }

  /** Notes a refusal; whether now nothing is left. A prefix that covers too many is told of as far as there is room. */
  boolean isAllRefused(Refused refused) {
    if (refused.isPrefix() && refused.reason() == LiveEvent.Reason.TOO_MANY_OF_WATCH)
      refusals.add(refused);
    else if ((refused.isPrefix() ? prefixes : names).remove(refused.subject()))
      refusals.add(refused);
    return names.isEmpty() && prefixes.isEmpty();
  }

  List<Refused> refusals() {
    return refusals;
  }

  /** The problem of the first refusal. */
  LiveProblem problem() {
    return Refusals.problemOf(refusals.getFirst());
  }
}
