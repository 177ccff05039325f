package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.LiveEvent.Refused;

/** The problem by which each refusal of the feed is told. */
final class Refusals {
  private Refusals() {}

  static LiveProblem problemOf(Refused refused) {
    String field = refused.isPrefix() ? "prefixes" : "counters";
    return switch (refused.reason()) {
      case FORBIDDEN ->
        new LiveProblem(ProblemKind.FORBIDDEN, "The key may not see " + refused.subject() + (refused.isPrefix() ? "*" : ""), field,
            "must be covered by the pattern of the key");
      case NOT_PUBLIC -> new LiveProblem(ProblemKind.UNAUTHENTICATED,
          refused.isPrefix()
              ? "Without a key counters are seen by their names alone"
              : "Without a key only public counters are seen, and " + refused.subject() + " is none",
          null, null);
      case TOO_MANY_OF_WATCH -> tooMany(field, "a connection", "counters-per-connection-max, and " + Cursor.COUNTERS_MAX + " of a stream");
      case TOO_MANY_OF_VIEWER -> tooMany(field, "a key or address", "subscriptions-per-key-max");
      case TOO_MANY_OF_NODE -> tooMany(field, "a node", "subscriptions-max");
      case SINCE_IN_FUTURE -> LiveProblem.invalid("since." + refused.subject(), "must not be above the version of the counter");
    };
  }

  private static LiveProblem tooMany(String field, String who, String setting) {
    return LiveProblem.about(ProblemKind.TOO_MANY_SUBSCRIPTIONS, field,
        "must be no more than " + who + " may watch (counter.live." + setting + ")");
  }
}
