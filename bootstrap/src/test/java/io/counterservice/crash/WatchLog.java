package io.counterservice.crash;

import io.counterservice.checker.Account;
import io.counterservice.checker.Account.Event;
import io.counterservice.checker.Account.Gap;
import io.counterservice.checker.Account.Moved;
import io.counterservice.checker.Account.Resumed;
import io.counterservice.checker.Account.Snapshot;
import io.counterservice.checker.Account.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one watcher was told since somebody asked for it last. Safe for many threads. */
final class WatchLog {
  private final Map<String, List<Told>> told = new HashMap<>();
  private final Map<String, Long> known = new HashMap<>();
  /** Counters of which there was a gap, and no snapshot yet. */
  private final Set<String> gaps = new HashSet<>();
  private long listening;

  /** The version of each counter that it was told last. */
  synchronized Map<String, Long> known() {
    return Map.copyOf(known);
  }

  /** It goes on from there on another connection. */
  synchronized void resume() {
    gaps.clear();
    listen();
    known.forEach((counter, version) -> add(counter, new Resumed(version)));
  }

  /** From now on it can be told. */
  synchronized void listen() {
    listening = System.nanoTime();
  }

  /** It was told this frame. @throws IllegalArgumentException if that is none that it should be told */
  synchronized void hear(Map<?, ?> frame) {
    switch (Json.string(frame, "type")) {
      case "hello" -> {
      }
      case "snapshot" -> {
        var snapshot = new Snapshot(Json.number(frame, "version"), Json.number(frame, "value"));
        know(frame, snapshot, snapshot.version());
        gaps.remove(Json.string(frame, "name"));
      }
      case "change" -> {
        long version = Json.number(frame, "version");
        know(frame, new Moved(Json.number(frame, "from"), version, Json.number(frame, "value"), Json.number(frame, "delta")), version);
      }
      case "gap" -> {
        add(Json.string(frame, "name"), new Gap(Json.number(frame, "after")));
        gaps.add(Json.string(frame, "name"));
      }
      default -> throw new IllegalArgumentException("was told " + frame);
    }
  }

  /** Whether it knows all counters at these versions at least. */
  synchronized boolean knows(Map<String, Long> versions) {
    return gaps.isEmpty() && versions.entrySet().stream().allMatch(it -> known.getOrDefault(it.getKey(), -1L) >= it.getValue());
  }

  /**
   * An account of each counter, in which only what happens later will be told again.
   *
   * @param calm when the last disturbance was over: until then nobody need have been told
   */
  synchronized List<Account> take(WatchPlan plan, Set<String> counters, long calm) {
    List<Account> accounts = new ArrayList<>();
    for (String counter : counters) {
      var events = told.getOrDefault(counter, List.of()).stream()
          .map(it -> new Told(it.event(), Math.max(it.listening(), calm), it.at())).toList();
      accounts.add(new Account(plan.toString(), counter, plan.mode(), events));
    }
    told.clear();
    known.forEach((counter, version) -> add(counter, new Resumed(version)));
    return accounts;
  }

  private void know(Map<?, ?> frame, Event event, long version) {
    var counter = Json.string(frame, "name");
    add(counter, event);
    known.put(counter, version);
  }

  private void add(String counter, Event event) {
    told.computeIfAbsent(counter, _ -> new ArrayList<>()).add(new Told(event, listening, System.nanoTime()));
  }
}
