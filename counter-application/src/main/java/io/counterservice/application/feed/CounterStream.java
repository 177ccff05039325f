package io.counterservice.application.feed;

import io.counterservice.domain.counter.CounterChanged;
import io.counterservice.domain.counter.CounterName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One watched counter on this node. Rows of the journal arrive from the commits of this node, from other nodes and from the journal
 * itself, late, twice or not at all; they leave in order, each once. Confined to the feed's thread.
 */
final class CounterStream {
  private static final int EARLY_MAX = 1_000;
  private static final long NOT_BROKEN = -2;
  private final CounterName name;
  private final List<Audience> audiences = new ArrayList<>(2);
  /** Rows whose predecessors are missing, by their first version. */
  private final TreeMap<Long, CounterChanged> early = new TreeMap<>();
  private @Nullable LiveCounter state;
  /** A version that is known to be committed. */
  private long expected = LiveCounter.NEVER;
  private long behindNanos;
  private boolean behind;
  /** The version from which nothing leads on, or {@link #NOT_BROKEN}. */
  private long brokenAt = NOT_BROKEN;

  CounterStream(CounterName name) {
    this.name = name;
  }

  CounterName name() {
    return name;
  }

  /** The last version told, or {@link LiveCounter#NEVER}. */
  long version() {
    LiveCounter now = state;
    return now == null ? LiveCounter.NEVER : now.version();
  }

  /** When the counter got this version. */
  Instant at() {
    Instant then = state == null ? null : state.at();
    return then == null ? Instant.EPOCH : then;
  }

  boolean isLoaded() {
    return state != null;
  }

  boolean isWatched() {
    return !audiences.isEmpty();
  }

  void add(Audience audience) {
    audiences.add(audience);
    LiveCounter now = state;
    if (now != null)
      audience.loop().later(() -> audience.loaded(now));
  }

  void remove(Audience audience) {
    audiences.remove(audience);
  }

  void accept(CounterChanged row) {
    LiveCounter now = state;
    if (now != null && row.to().number() <= now.version())
      return;
    if (now != null && now.precedes(row)) {
      move(now.after(row));
      acceptEarly();
    } else if (early.size() < EARLY_MAX)
      early.put(row.from().number(), row);
    expected = Math.max(expected, row.to().number());
  }

  /** The counter has been at this version, in the database. */
  void expect(long version) {
    expected = Math.max(expected, version);
  }

  /** Nothing leads on from this version: unless that turns out wrong, the next reading tells where the counter is. */
  void breakOff(long version) {
    brokenAt = version;
  }

  /** The counter as it was read. */
  void read(LiveCounter found) {
    LiveCounter now = state;
    if (now == null) {
      state = found;
      for (Audience audience : audiences)
        audience.loop().later(() -> audience.loaded(found));
    } else if (brokenAt == now.version() && found.version() != now.version()) {
      state = found;
      expected = found.version();
      for (Audience audience : audiences)
        audience.loop().later(() -> audience.jumped(found));
    } else
      expect(found.version());
    brokenAt = NOT_BROKEN;
    acceptEarly();
  }

  /** Since when something is missing that is known to be committed: never, or an instant of the feed's clock. */
  boolean isBehindSince(long nowNanos, long graceNanos) {
    boolean isBehind = state != null && expected > version();
    if (isBehind && !behind)
      behindNanos = nowNanos;
    behind = isBehind;
    return isBehind && nowNanos - behindNanos >= graceNanos;
  }

  /** Whether something is missing that is known to be committed. */
  boolean isBehind() {
    return state != null && expected > version();
  }

  private void acceptEarly() {
    LiveCounter now = state;
    while (now != null && !early.isEmpty()) {
      Map.Entry<Long, CounterChanged> first = early.firstEntry();
      CounterChanged row = first.getValue();
      if (row.to().number() > now.version() && !now.precedes(row))
        return;
      early.pollFirstEntry();
      if (row.to().number() > now.version()) {
        now = now.after(row);
        move(now);
      }
    }
  }

  private void move(LiveCounter next) {
    state = next;
    for (Audience audience : audiences)
      audience.loop().later(() -> audience.moved(next));
  }
}
