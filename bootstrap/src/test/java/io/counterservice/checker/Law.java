package io.counterservice.checker;

/** One promise of the service that a history may be found to break. */
public enum Law {
  /** No version is taken by two operations. */
  VERSION_UNIQUE,
  /** Every version up to the last is taken by an operation that somebody asked for. */
  VERSION_GAPLESS,
  /** The value after an operation is the value after the one before plus what was applied. */
  VALUE_FOLLOWS,
  /** What was applied is what was asked for. */
  APPLIED_AS_ASKED,
  /** No value lies outside the bounds in force at its version. */
  WITHIN_BOUNDS,
  /** An operation that ended before another began has the lower version. */
  REAL_TIME,
  /** A read tells a state that the counter had while the read was open. */
  READ_CURRENT,
  /** A read or refusal that began after another had ended does not see an earlier state. */
  READS_IN_ORDER,
  /** A refusal tells a state that the counter had while the request was open, and that state forbids what was asked. */
  REFUSAL_JUSTIFIED,
  /** An operation with an idempotency key is applied at most once. */
  ONCE,
  /** Every further answer to a key says what the first said, and that it is a replay. */
  REPLAY_EQUAL,
  /** An atomic group is applied wholly or not at all, and at one instant on all its counters. */
  GROUP_WHOLE,
  /** The journal records every operation, and nothing else. */
  JOURNAL,
  /** In the end a counter has the seed value plus everything applied, and nothing acknowledged is missing. */
  FINAL_VALUE,
  /** What a watcher is told of a counter begins where the last event ended, unless it was so far behind that it is told of a gap. */
  FEED_CHAINED,
  /** What a watcher is told is a row of the journal, or in mode latest some that follow each other, and a snapshot the state after one. */
  FEED_JOURNAL,
  /** Who reads after a watcher was told finds what the watcher was told. */
  FEED_COMMITTED,
  /** A watcher who listens is told of an operation within seconds of its acknowledgement. */
  FEED_TIMELY,
  /** In the end every watcher knows the last version of each counter. */
  FEED_COMPLETE
}
