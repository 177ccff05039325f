package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.LiveEvent.Refused;

/** The problem by which each refusal of the feed is told. */
final class Refusals {
  private Refusals() {}

  static LiveProblem problemOf(Refused refused) {
    String field = refused.isPrefix() ? "prefixes" : "counters";
    return switch (refused.reason()) {
      case FORBIDDEN -> new LiveProblem(ProblemKind.FORBIDDEN, "The key may not see " + shown(refused), field,
          "must be covered by the pattern of the key");
      case NOT_PUBLIC -> new LiveProblem(ProblemKind.UNAUTHENTICATED,
          "Without a key only public counters can be seen, and " + shown(refused) + " is none", null, null);
      case TOO_MANY_OF_WATCH -> tooMany(field, "a connection", "names-per-connection-max");
      case TOO_MANY_OF_VIEWER -> tooMany(field, "a key or address", "subscriptions-per-key-max");
      case TOO_MANY_OF_NODE -> tooMany(field, "a node", "subscriptions-max");
      case SINCE_IN_FUTURE -> LiveProblem.invalid("since." + refused.subject(), "must not be above the version of the counter");
    };
  }

  private static LiveProblem tooMany(String field, String who, String setting) {
    return LiveProblem.about(ProblemKind.TOO_MANY_SUBSCRIPTIONS, field,
        "must be no more than " + who + " may watch (counter.live." + setting + ")");
  }

  private static String shown(Refused refused) {
    return refused.isPrefix() ? refused.subject() + "*" : refused.subject();
  }
}
