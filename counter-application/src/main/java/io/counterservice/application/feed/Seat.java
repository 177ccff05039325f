package io.counterservice.application.feed;

import org.jspecify.annotations.Nullable;

/** A watch's place in the audience of one counter, and what it was told last. Confined to its loop. */
final class Seat {
  static final long NOTHING = -2;
  final LoopWatch watch;
  final Audience audience;
  /** How often it is told; null where it is told everything. */
  final @Nullable Pace pace;
  /** Whether the counter was named; else it is here for a prefix. */
  boolean named;
  /** The version after which the watcher wishes to go on, or {@link #NOTHING}. */
  final long since;
  /** What the watcher knows; null before the first event. */
  @Nullable
  LiveCounter told;
  /** Not null while it is brought up from an earlier version. */
  @Nullable
  Replay replay;
  /** Whether something could not be told, so that a gap must be. */
  boolean lost;
  /** Whether more came than could wait: what follows is read from the journal, when the watcher is ready. */
  boolean behind;
  /** Whether it waits for the watcher to be ready. */
  boolean pending;
  boolean left;
  /** Where it stands in its list. */
  int place;

  Seat(LoopWatch watch, Audience audience, @Nullable Pace pace, boolean named, long since) {
    this.watch = watch;
    this.audience = audience;
    this.pace = pace;
    this.named = named;
    this.since = since;
  }

  /** What the watcher knows, where he is to be told what comes next; else null. */
  @Nullable
  LiveCounter live() {
    return replay == null && !lost && !behind && !left ? told : null;
  }

  /** From now on there is a gap after a version, to be told when the watcher is ready. */
  void lose(LiveCounter last) {
    told = last;
    replay = null;
    behind = false;
    lost = true;
    watch.pend(this);
  }

  /** What comes now must be read again later. */
  void fallBehind() {
    behind = true;
    watch.pend(this);
  }
}
