package io.counterservice.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.WatchCounters;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A watcher that holds each event against the laws of the feed: it begins where the one before ended, and its value is that of the
 * journal at its version; told everything, it is a row of the journal.
 */
final class Witness implements WatchCounters.Watcher {
  private final Map<CounterName, List<Change>> journal;
  private final Map<CounterName, Known> known = new HashMap<>();
  private final Map<CounterName, Long> since = new HashMap<>();
  private final Set<CounterName> everything = new HashSet<>();
  final List<LiveEvent> events = new ArrayList<>();
  final List<LiveEvent.Refused> refusals = new ArrayList<>();
  boolean ready = true;
  int gaps;

  /** What it was told last; a version of −1 stands for a counter that never was. */
  record Known(long version, @Nullable Long value) {}

  /** @param journal all rows committed so far, by counter, in order */
  Witness(Map<CounterName, List<Change>> journal) {
    this.journal = journal;
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public void flush() {}

  @Override
  public void receive(LiveEvent event) {
    events.add(event);
    switch (event) {
      case LiveEvent.Snapshot snapshot -> snapshot(snapshot);
      case LiveEvent.Changed changed -> moved(changed.counter(), changed.from(), changed.to(), changed.value(), changed);
      case LiveEvent.Deleted deleted -> moved(deleted.counter(), deleted.from(), deleted.to(), null, deleted);
      case LiveEvent.Gap gap -> {
        gaps++;
        Known before = known.remove(gap.counter());
        long after = before == null ? since.getOrDefault(gap.counter(), 0L) : Math.max(0, before.version());
        assertThat(gap.after().number()).as("%s", gap).isEqualTo(after);
      }
      case LiveEvent.Refused refused -> {
        refusals.add(refused);
        if (!refused.isPrefix())
          known.remove(new CounterName(refused.subject()));
      }
    }
  }

  /** What it knows of a counter, or null. */
  @Nullable
  Known of(CounterName name) {
    return known.get(name);
  }

  /** The version after which it wished to be told of a counter, or −2. */
  long sinceOf(CounterName name) {
    return since.getOrDefault(name, -2L);
  }

  /** It will subscribe, and be told afresh, or what came after a version. */
  void begin(CounterName name, WatchCounters.Mode mode, @Nullable Long after) {
    known.remove(name);
    since.remove(name);
    if (after != null)
      since.put(name, after);
    if (mode == WatchCounters.Mode.ALL)
      everything.add(name);
    else
      everything.remove(name);
  }

  void forget(CounterName name) {
    known.remove(name);
    since.remove(name);
  }

  private void snapshot(LiveEvent.Snapshot snapshot) {
    Version version = snapshot.version();
    long number = version == null ? -1 : version.number();
    assertThat(snapshot.value()).as("%s", snapshot).isEqualTo(valueAt(snapshot.counter(), number));
    known.put(snapshot.counter(), new Known(number, snapshot.value()));
  }

  private void moved(CounterName name, Version from, Version to, @Nullable Long value, LiveEvent event) {
    Known before = known.get(name);
    long last = before == null ? since.getOrDefault(name, Long.MIN_VALUE) : before.version();
    assertThat(from.number()).as("%s after %s", event, last).isEqualTo(last + 1);
    assertThat(to.number()).as("%s", event).isGreaterThanOrEqualTo(from.number());
    assertThat(value).as("%s", event).isEqualTo(valueAt(name, to.number()));
    if (event instanceof LiveEvent.Changed changed && before != null)
      assertThat(changed.delta().longValueExact()).as("%s", event)
          .isEqualTo(changed.value() - (before.value() == null ? 0 : before.value()));
    if (everything.contains(name))
      assertThat(journal.getOrDefault(name, List.of())).as("%s", event)
          .anyMatch(row -> row.to().equals(to) && (row.from().equals(from) || (from.number() == 0 && row.from().number() == 1)));
    known.put(name, new Known(to.number(), value));
  }

  private @Nullable Long valueAt(CounterName name, long version) {
    if (version == -1)
      return null;
    List<Change> rows = journal.getOrDefault(name, List.of()).stream().filter(row -> row.to().number() == version).toList();
    assertThat(rows).as("rows of %s at version %d", name, version).hasSize(1);
    return rows.getFirst().kind() == Change.Kind.DELETE ? null : (Long) rows.getFirst().value();
  }
}
