package io.counterservice.application.port.in;

import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a watcher is told. Of one counter and subscription, each event begins where the one before ended: the {@code from} of a change or
 * deletion is one above the version told last, unless a {@link Gap} and a {@link Snapshot} stand between. The same object is often told to
 * many watchers, one after the other.
 */
public sealed interface LiveEvent {
  /**
   * A counter as it is now.
   *
   * @param version null where there never was such a counter
   * @param value null where there is no such counter now
   * @param at when it got this version, or null where there never was such a counter
   */
  record Snapshot(CounterName counter, @Nullable Version version, @Nullable Long value, @Nullable Instant at) implements LiveEvent {}

  /**
   * A counter moved, or began to be.
   *
   * @param from the first version that is in it
   * @param to the last version that is in it
   * @param value the value after it
   * @param delta by how much the value moved; may lie beyond 64 bits
   * @param redefined whether the counter was made anew or its definition edited
   */
  record Changed(CounterName counter, Version from, Version to, long value, BigInteger delta, Instant at, boolean redefined)
      implements
        LiveEvent {}

  /** A counter moved for the last time: it is no more. It may begin anew, at the next version. */
  record Deleted(CounterName counter, Version from, Version to, Instant at) implements LiveEvent {}

  /** What came after a version cannot be told any more; a snapshot follows. */
  record Gap(CounterName counter, Version after) implements LiveEvent {}

  /**
   * Something asked for is not watched, or not any more.
   *
   * @param subject a counter's name, or a prefix
   */
  record Refused(String subject, boolean isPrefix, Reason reason) implements LiveEvent {}

  /** Why something is not watched. */
  enum Reason {
    /** The viewer's pattern does not cover it. */
    FORBIDDEN,
    /** The viewer has no key, and the counter is not public or there is none. */
    NOT_PUBLIC,
    /** The watch has as many counters as one may have. */
    TOO_MANY_OF_WATCH,
    /** The viewer has as many as a viewer may have, over all watches. */
    TOO_MANY_OF_VIEWER,
    /** The node has as many as it serves. */
    TOO_MANY_OF_NODE,
    /** The version to resume after is above the counter's. */
    SINCE_IN_FUTURE
  }
}
