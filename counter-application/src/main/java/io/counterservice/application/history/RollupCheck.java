package io.counterservice.application.history;

import io.counterservice.application.port.out.LedgerEvidence.Claim;
import io.counterservice.application.port.out.LedgerEvidence.Entry;
import io.counterservice.application.port.out.LedgerEvidence.Evidence;
import io.counterservice.application.port.out.LedgerEvidence.Refused;
import io.counterservice.application.port.out.LedgerEvidence.Span;
import io.counterservice.application.port.out.LedgerEvidence.Stored;
import io.counterservice.domain.history.Resolution;
import io.counterservice.domain.history.Rollup;
import io.counterservice.domain.history.Verification.Kind;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Holds the stored roll-ups of one resolution against what the changes add up to. Those of a time of which the changes are gone must lead from
 * one to the next.
 */
final class RollupCheck {
  private final Resolution resolution;
  private final Claim claim;
  private final Iterator<Stored> stored;
  private final Faults faults;
  private @Nullable Stored next;
  private @Nullable Tally open;
  private Instant end = Instant.MIN;

  RollupCheck(Resolution resolution, Evidence evidence, Faults faults) {
    this.resolution = resolution;
    this.claim = evidence.claim();
    this.stored = evidence.rollups(resolution);
    this.faults = faults;
    advance();
  }

  /** Goes through those older than all changes, first of all; says where they lead, null where that is not known. */
  @Nullable
  Place older() {
    Instant since = claim.since();
    boolean isWhole = since == null || !since.isBefore(claim.reach().of(resolution));
    Place place = isWhole ? Place.beginningOf(claim) : null;
    for (Stored older = next; older != null && older.start().isBefore(claim.reach().changes()); older = advance()) {
      Span span = older.span();
      if (span != null && place != null)
        checkOrder(older.start(), span, place);
      if (span != null)
        place = Place.at(span.to(), span.after());
    }
    return place;
  }

  /** Takes in a change that is rolled up; changes and refusals come in order of time. */
  void add(Entry entry) {
    tallyAt(entry.at()).add(entry);
  }

  void add(Refused refused) {
    tallyAt(refused.minute()).addRefusals(refused.refusals());
  }

  /** Nothing comes any more. */
  void end() {
    close();
    while (next != null)
      unfounded(next);
  }

  String name() {
    return resolution.name().toLowerCase(Locale.ROOT);
  }

  private void checkOrder(Instant start, Span span, Place before) {
    if (!before.isBefore(span.from(), span.before()))
      faults.add(Kind.ROLLUP, () -> "The %s of %s begins at version %d with the value %d before it, but what comes before ends at %s"
          .formatted(name(), start, span.from(), span.before(), before));
  }

  private Tally tallyAt(Instant at) {
    Tally tally = open;
    if (tally == null || !at.isBefore(end)) {
      close();
      Instant start = resolution.floor(at);
      tally = new Tally(start);
      open = tally;
      end = start.plus(resolution.period());
    }
    return tally;
  }

  private void close() {
    Tally tally = open;
    open = null;
    if (tally != null)
      compare(tally.toStored());
  }

  private void compare(Stored made) {
    if (made.start().isBefore(claim.reach().of(resolution)))
      return;
    while (next != null && next.start().isBefore(made.start()))
      unfounded(next);
    Stored found = next;
    if (found == null || found.start().isAfter(made.start()))
      faults.add(Kind.ROLLUP, () -> "The %s of %s is missing: its changes make %s".formatted(name(), made.start(), told(made)));
    else {
      if (!found.equals(made))
        faults.add(Kind.ROLLUP,
            () -> "The %s of %s holds %s, but its changes make %s".formatted(name(), made.start(), told(found), told(made)));
      advance();
    }
  }

  private void unfounded(Stored found) {
    faults.add(Kind.ROLLUP,
        () -> "The %s of %s holds %s, but no change that is rolled up was made in it".formatted(name(), found.start(), told(found)));
    advance();
  }

  private @Nullable Stored advance() {
    next = stored.hasNext() ? stored.next() : null;
    return next;
  }

  private static String told(Stored period) {
    Rollup sum = period.rollup();
    Span span = period.span();
    String counted = "%d increments, %d decrements, %d sets and %d refusals".formatted(sum.increments(), sum.decrements(), sum.sets(),
        sum.refusals());
    return span == null
        ? counted
        : "versions %d to %d, values %d to %d (lowest %s, highest %s), %s".formatted(span.from(), span.to(), span.before(), span.after(),
            sum.low(), sum.high(), counted);
  }
}
