package io.counterservice.adapter.persistence.grid;

import io.counterservice.application.port.out.ChangeRelay.Interest;
import io.counterservice.domain.counter.CounterName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What this node says of what is watched here. A statement says all of it: every few seconds as long as there is anything, and as soon
 * as there is somebody new. What is watched anew meanwhile is added to the statement; what is watched no more is left out of the next.
 */
final class InterestsHere {
  private static final long REPEAT_NANOS = Duration.ofSeconds(3).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
  private static final int HASHES_MAX = 16_000;
  private static final int PREFIXES_MAX = 400;
  private final LongSupplier nanoTime;
  private volatile Interest interest = Interest.NONE;
  private volatile boolean changed;
  private volatile boolean wanted = true;

  // Confined to the thread that sends.
  private WatchedCounters said = new WatchedCounters();
  private long statement;
  private boolean saidNothing;
  private long stateAllNanos;
  private long lookNanos;

  InterestsHere(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.stateAllNanos = nanoTime.getAsLong();
    this.lookNanos = stateAllNanos;
  }

  void watch(Interest watched) {
    interest = watched;
    changed = true;
  }

  /** Somebody does not know yet. */
  void stateAll() {
    wanted = true;
  }

  /** What is to be said now. */
  List<InterestBytes.Part> due() {
    long now = nanoTime.getAsLong();
    if (now - lookNanos < 0)
      return List.of();
    boolean repeats = (!saidNothing || changed) && now - stateAllNanos >= 0;
    boolean all = wanted || repeats;
    if (!all && !changed)
      return List.of();
    lookNanos = now + PAUSE_NANOS;
    changed = false;
    if (all)
      begin(now);
    List<InterestBytes.Part> parts = news(interest);
    saidNothing = parts.isEmpty() && (all || saidNothing);
    return all && parts.isEmpty() ? List.of(new InterestBytes.Part(statement, List.of(), List.of())) : parts;
  }

  private void begin(long now) {
    wanted = false;
    stateAllNanos = now + REPEAT_NANOS;
    statement++;
    said = new WatchedCounters();
  }

  /** What has not been said in this statement. */
  private List<InterestBytes.Part> news(Interest watched) {
    List<Integer> hashes = new ArrayList<>();
    for (CounterName name : watched.names())
      if (said.add(WatchedCounters.hash(name)))
        hashes.add(WatchedCounters.hash(name));
    List<String> prefixes = watched.prefixes().stream().filter(said::add).toList();
    List<InterestBytes.Part> parts = new ArrayList<>();
    for (int at = 0; at < hashes.size(); at += HASHES_MAX)
      parts.add(new InterestBytes.Part(statement, hashes.subList(at, Math.min(at + HASHES_MAX, hashes.size())), List.of()));
    for (int at = 0; at < prefixes.size(); at += PREFIXES_MAX)
      parts.add(new InterestBytes.Part(statement, List.of(), prefixes.subList(at, Math.min(at + PREFIXES_MAX, prefixes.size()))));
    return parts;
  }
}
