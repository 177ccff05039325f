package io.counterservice.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** Lets so many through in any minute. Owns the instants of those that went. */
final class MinuteLimit {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final int goingMax;
  private final ArrayDeque<Instant> gone = new ArrayDeque<>();

  MinuteLimit(int goingMax) {
    this.goingMax = goingMax;
  }

  synchronized boolean lets(Instant at) {
    if (gone.size() == goingMax) {
      if (at.isBefore(gone.getFirst().plus(MINUTE)))
        return false;
      gone.removeFirst();
    }
    gone.addLast(at);
    return true;
  }
}
