package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.WatchCounters.Mode;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;

/** The rules that frames and the parameters of a stream have in common. */
final class Rules {
  static final String NUMBER_RANGE = "must be a whole number from 0 to 9223372036854775807";

  private Rules() {}

  static CounterName name(String field, String text) {
    if (!CounterName.isValid(text))
      throw BrokenRule.of(field, CounterName.RULE);
    return new CounterName(text);
  }

  static String prefix(String field, String text) {
    if (!text.isEmpty() && !CounterName.isValid(text))
      throw BrokenRule.of(field, "must be empty or " + CounterName.RULE.substring("must be ".length()));
    return text;
  }

  static Version version(String field, long number) {
    if (number < 0)
      throw BrokenRule.of(field, NUMBER_RANGE);
    return new Version(number);
  }

  static Mode mode(String text) {
    return switch (text) {
      case "latest" -> Mode.LATEST;
      case "all" -> Mode.ALL;
      default -> throw BrokenRule.of("mode", "must be latest or all");
    };
  }

  static int updatesPerSecond(long number, int max) {
    if (number < 1 || number > max)
      throw BrokenRule.of("updatesPerSecond", "must be 1 to " + max);
    return (int) number;
  }
}
