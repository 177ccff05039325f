package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.keys.KeyNames;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * The newest changes of a counter. Changes are read forwards from a version, and a row may hold thousands of versions; so this looks further and
 * further back until it has enough.
 */
public final class RecentChanges {
  private static final int READ_MAX = 1_000;
  private static final int FURTHER = 64;
  private final ReadCounters counters;
  private final KeyNames keys;

  public RecentChanges(ReadCounters counters, KeyNames keys) {
    this.counters = counters;
    this.keys = keys;
  }

  /** At most so many, the newest first. */
  Mono<List<ChangeLine>> of(Counter counter, int count) {
    return of(counter, count, count, List.of()).flatMap(changes -> keys.of(changes.stream().flatMap(RecentChanges::key).toList())
        .map(names -> changes.stream().map(change -> ChangeLine.of(change, names)).toList()));
  }

  /** Where there are more rows than can be read the newest would be missing: then it is content with what it had. */
  private Mono<List<Change>> of(Counter counter, int count, long back, List<Change> nearer) {
    long after = Math.max(counter.version().number() - back, -1);
    return Stages.mono(counters.changes(counter.name(), after, READ_MAX)).flatMap(changes -> {
      if (changes.size() == READ_MAX)
        return Mono.just(newest(nearer, count));
      return changes.size() >= count || after < 0 ? Mono.just(newest(changes, count)) : of(counter, count, back * FURTHER, changes);
    });
  }

  private static List<Change> newest(List<Change> changes, int count) {
    return changes.subList(Math.max(0, changes.size() - count), changes.size()).reversed();
  }

  private static Stream<String> key(Change change) {
    Actor actor = change.actor();
    return actor == null || actor.isUser() ? Stream.empty() : Stream.of(actor.id());
  }
}
