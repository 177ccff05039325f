package io.counterservice.crash;

import io.counterservice.checker.Account.Mode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a watcher watches, and how.
 *
 * @param prefix of all counters where they are watched by it; empty where they are by name
 */
record WatchPlan(int number, List<String> counters, String prefix, boolean isStream, Mode mode, Habit habit) {
  /** What a watcher does beside reading. */
  enum Habit {
    /** Nothing. */
    STEADY,
    /** It breaks off at any byte and comes back, there or elsewhere. */
    FICKLE,
    /** It stops reading for seconds. */
    STALLING
  }

  /** Each habit with a WebSocket and a stream, with names and a prefix; a third is told the newest values alone. */
  static WatchPlan of(int number, List<CounterPlan> counters) {
    var names = counters.stream().map(CounterPlan::name).toList();
    boolean byPrefix = number / 2 % 2 == 1;
    var prefix = byPrefix ? names.getFirst().substring(0, names.getFirst().indexOf('.') + 1) : "";
    return new WatchPlan(number, byPrefix ? List.of() : names, prefix, number % 2 == 1, number % 3 == 2 ? Mode.LATEST : Mode.ALL,
        Habit.values()[number / 4 % 3]);
  }

  /** The frame that asks for it, from the versions known on. */
  String frame(Map<String, Long> known) {
    var since = known.entrySet().stream().map(it -> "\"" + it.getKey() + "\":" + it.getValue()).collect(Collectors.joining(","));
    return "{\"type\":\"subscribe\",\"counters\":[" + names(known, "\"") + "],\"prefixes\":["
        + (prefix.isEmpty() ? "" : "\"" + prefix + "\"") + "],\"since\":{" + since + "},\"mode\":\"" + word() + "\"}";
  }

  /** The query that asks for it, from the versions known on. */
  String query(Map<String, Long> known) {
    var names = names(known, "");
    var since = known.entrySet().stream().map(it -> it.getKey() + ":" + it.getValue()).collect(Collectors.joining(","));
    return "mode=" + word() + (names.isEmpty() ? "" : "&counters=" + names) + (prefix.isEmpty() ? "" : "&prefix=" + prefix)
        + (since.isEmpty() ? "" : "&since=" + since);
  }

  /** Where it resumes it names what it has met by the prefix, too. */
  private String names(Map<String, Long> known, String quote) {
    return (prefix.isEmpty() ? counters : known.keySet()).stream().map(name -> quote + name + quote).collect(Collectors.joining(","));
  }

  private String word() {
    return switch (mode) {
      case ALL -> "all";
      case LATEST -> "latest";
    };
  }

  @Override
  public String toString() {
    return habit + " watcher " + number + " (" + (isStream ? "stream" : "socket") + ", " + mode + ")";
  }
}
