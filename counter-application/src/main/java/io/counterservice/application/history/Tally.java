package io.counterservice.application.history;

import io.counterservice.application.port.out.LedgerEvidence.Entry;
import io.counterservice.application.port.out.LedgerEvidence.Span;
import io.counterservice.application.port.out.LedgerEvidence.Stored;
import io.counterservice.domain.history.Rollup;
import java.math.BigInteger;
import java.time.Instant;

/** What the changes of one period add up to; used by one thread. */
final class Tally {
  private final Instant start;
  private boolean isEmpty = true;
  private long from;
  private long to;
  private long before;
  private long after;
  private long low = Long.MAX_VALUE;
  private long high = Long.MIN_VALUE;
  private long increments;
  private long decrements;
  private long sets;
  private long refusals;

  Tally(Instant start) {
    this.start = start;
  }

  void add(Entry entry) {
    if (isEmpty) {
      from = entry.from();
      before = entry.before();
    }
    isEmpty = false;
    to = entry.to();
    after = entry.after();
    low = Math.min(low, entry.low());
    high = Math.max(high, entry.high());
    increments += entry.increments();
    decrements += entry.decrements();
    sets += entry.sets();
    refusals += entry.refusals();
  }

  void addRefusals(long count) {
    refusals += count;
  }

  /** What should be stored of the period. */
  Stored toStored() {
    if (isEmpty)
      return new Stored(start, null, Rollup.ofRefusals(refusals));
    BigInteger delta = BigInteger.valueOf(after).subtract(BigInteger.valueOf(before));
    return new Stored(start, new Span(from, to, before, after), new Rollup(delta, increments, decrements, sets, refusals, low, high));
  }
}
