package io.counterservice.adapter.admin.overview;

import io.counterservice.adapter.admin.counters.CounterLine;
import java.time.Instant;
import java.util.List;

/**
 * The counters that stand out among all.
 *
 * @param pending whether all are still being looked at, and nothing else is known
 * @param at when all were looked at
 * @param counters how many there are
 * @param near how many are near a bound
 * @param nearest the first of them, as they are now
 */
record Standouts(boolean pending, Instant at, String counters, String near, List<CounterLine> nearest, List<Moving> movers) {
  static final Standouts PENDING = new Standouts(true, Instant.EPOCH, "", "", List.of(), List.of());

  /** A counter in motion, with what the last 15 minutes brought. */
  record Moving(CounterLine line, String change, String operations) {}
}
