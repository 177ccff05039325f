package io.counterservice.checker;

/** A way in which a service can be wrong, and the law that has to find it. */
enum Fault {
  /** An increment reads the value that another one is just changing. */
  LOST_UPDATE(Law.VALUE_FOLLOWS),
  /** An increment moves the value by one less than asked. */
  WRONG_AMOUNT(Law.APPLIED_AS_ASKED),
  /** An increment is let past the maximum. */
  PAST_BOUND(Law.WITHIN_BOUNDS),
  /** A version is left out. */
  SKIPPED_VERSION(Law.VERSION_GAPLESS),
  /** A version is given twice. */
  REPEATED_VERSION(Law.VERSION_UNIQUE),
  /** A retry is carried out again, after the first answer was lost on its way. */
  DOUBLED_LOST_REQUEST(Law.ONCE),
  /** A retry is carried out again, although the first was answered. */
  DOUBLED_ANSWERED_REQUEST(Law.ONCE),
  /** A replay tells another value than the first answer. */
  DIFFERENT_REPLAY(Law.REPLAY_EQUAL),
  /** A replay does not say that it is one. */
  UNMARKED_REPLAY(Law.REPLAY_EQUAL),
  /** An operation that fits is refused. */
  NEEDLESS_REFUSAL(Law.REFUSAL_JUSTIFIED),
  /** A refusal tells a wrong attempted value. */
  WRONG_ATTEMPTED(Law.REFUSAL_JUSTIFIED),
  /** One member of an atomic group is applied, the other is not. */
  HALF_GROUP(Law.GROUP_WHOLE),
  /** A row is missing from the journal. */
  JOURNAL_HOLE(Law.JOURNAL),
  /** A row of the journal tells a wrong value. */
  JOURNAL_VALUE(Law.JOURNAL),
  /** The last operations are gone in the end. */
  FORGOTTEN_END(Law.FINAL_VALUE),
  /** The last value is another than was acknowledged. */
  WRONG_END(Law.FINAL_VALUE),
  /** A read tells a state that was past before it began. */
  STALE_READ(Law.READ_CURRENT),
  /** A read tells a value that the counter never had. */
  INVENTED_READ(Law.READ_CURRENT),
  /** A refusal rests on a state that was past before the request began. */
  STALE_REFUSAL(Law.REFUSAL_JUSTIFIED),
  /** An operation takes a lower version than one that had ended before it began. */
  TIME_INVERSION(Law.REAL_TIME),
  /** A watcher is not told of a row. */
  UNTOLD_ROW(Law.FEED_CHAINED),
  /** A watcher is told of a row twice. */
  TOLD_TWICE(Law.FEED_CHAINED),
  /** A watcher is told a snapshot in the midst. */
  TOLD_ANEW(Law.FEED_CHAINED),
  /** A watcher who is hardly behind is told of a gap. */
  NEEDLESS_GAP(Law.FEED_CHAINED),
  /** A watcher who is to be told every row is told two as one. */
  ROWS_TOLD_AS_ONE(Law.FEED_JOURNAL),
  /** A watcher is told another value than the journal has. */
  WRONG_VALUE_TOLD(Law.FEED_JOURNAL),
  /** A watcher is told what a later read does not find. */
  TOLD_BEFORE_COMMIT(Law.FEED_COMMITTED),
  /** A watcher is told when it is no news any more. */
  TOLD_LATE(Law.FEED_TIMELY),
  /** A watcher is not told of the last rows. */
  UNTOLD_END(Law.FEED_COMPLETE);

  final Law law;

  Fault(Law law) {
    this.law = law;
  }

  /** Whether it is one of the feed, which repeats what is wrong with the counter. */
  boolean isOfTheFeed() {
    return compareTo(UNTOLD_ROW) >= 0;
  }

  /** Whether the journal would tell the same fault a second time. */
  boolean showsInTheJournalToo() {
    return this == SKIPPED_VERSION || this == REPEATED_VERSION || this == FORGOTTEN_END || this == WRONG_END;
  }
}
