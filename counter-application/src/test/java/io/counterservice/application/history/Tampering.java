package io.counterservice.application.history;

import io.counterservice.application.port.out.LedgerEvidence.Claim;
import io.counterservice.application.port.out.LedgerEvidence.Entry;
import io.counterservice.application.port.out.LedgerEvidence.Span;
import io.counterservice.application.port.out.LedgerEvidence.Stored;
import io.counterservice.application.testing.StoredCounter;
import io.counterservice.domain.history.Resolution;
import io.counterservice.domain.history.Rollup;
import io.counterservice.domain.history.Verification.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes one thing that is stored of a counter. */
final class Tampering {
  private static final List<Resolution> RESOLUTIONS = List.of(Resolution.values());
  private final StoredCounter counter;
  private final Random random;

  /** What was done, and of which kinds one must be found. */
  record Deed(String what, Set<Kind> kinds) {}

  Tampering(StoredCounter counter, Random random) {
    this.counter = counter;
    this.random = random;
  }

  /** Null where the counter has nothing of what was to be changed. */
  @Nullable
  Deed once() {
    return switch (random.nextInt(3)) {
      case 0 -> inCounter();
      case 1 -> counter.entries.isEmpty() ? null : inJournal(random.nextInt(counter.entries.size()));
      default -> inRollups(RESOLUTIONS.get(random.nextInt(RESOLUTIONS.size())));
    };
  }

  private Deed inCounter() {
    Claim was = counter.claim;
    long more = random.nextBoolean() ? 1 : -1;
    boolean version = random.nextBoolean();
    counter.claim = new Claim(was.name(), was.seed(), was.value() + (version ? 0 : more), was.version() + (version ? more : 0),
        was.rolled(),
        was.since(), was.reach());
    return new Deed(version ? "version" : "value", Set.of(Kind.VALUE));
  }

  private @Nullable Deed inJournal(int row) {
    Entry was = counter.entries.get(row);
    boolean isLast = row == counter.entries.size() - 1;
    Set<Kind> kinds = Set.of(isLast ? Kind.VALUE : Kind.JOURNAL);
    return switch (random.nextInt(4)) {
      case 0 -> was.from() == 0 ? null : removed(row, kinds); // without its explicit creation it may as well have begun at version 1
      case 1 -> doubled(row);
      case 2 -> replaced(row, new Entry(was.from(), was.to(), was.before(), was.after() + 1, was.low(), was.high() + 1, was.increments(),
          was.decrements(), was.sets(), was.refusals(), was.at()), kinds);
      default -> replaced(row, new Entry(was.from(), was.to(), was.before(), was.after(), was.low(), was.high(), was.to() - was.from() + 2,
          was.decrements(), was.sets(), was.refusals(), was.at()), Set.of(Kind.JOURNAL));
    };
  }

  private Deed removed(int row, Set<Kind> kinds) {
    return new Deed("removed " + counter.entries.remove(row), kinds);
  }

  private Deed doubled(int row) {
    Entry was = counter.entries.get(row);
    counter.entries.add(row, was);
    return new Deed("doubled " + was, Set.of(Kind.JOURNAL));
  }

  private Deed replaced(int row, Entry by, Set<Kind> kinds) {
    return new Deed("changed " + counter.entries.set(row, by) + " to " + by, kinds);
  }

  private @Nullable Deed inRollups(Resolution resolution) {
    List<Stored> stored = Objects.requireNonNull(counter.rollups.get(resolution));
    List<Stored> kept = stored.stream().filter(period -> !period.start().isBefore(counter.claim.reach().changes())).toList();
    if (kept.isEmpty() || random.nextInt(4) == 0)
      return inOlder(resolution, stored);
    Stored was = kept.get(random.nextInt(kept.size()));
    int place = stored.indexOf(was);
    int field = random.nextInt(10);
    if (field == 0)
      stored.remove(place);
    else if (field == 1)
      stored.add(place + 1, new Stored(was.start().plus(resolution.period()), null, Rollup.ofRefusals(1)));
    else
      stored.set(place, changed(was, field));
    return new Deed(resolution + " " + was + ", field " + field, Set.of(Kind.ROLLUP));
  }

  /** In the last period of which no changes are left: it no longer leads to where these begin, or to where others of that time lead. */
  private @Nullable Deed inOlder(Resolution resolution, List<Stored> stored) {
    for (int place = stored.size() - 1; place >= 0; place--) {
      Stored was = stored.get(place);
      if (was.span() != null && was.start().isBefore(counter.claim.reach().changes())) {
        stored.set(place, changed(was, 9));
        return new Deed("older " + resolution + " " + was, Set.of(Kind.ROLLUP, Kind.JOURNAL, Kind.VALUE));
      }
    }
    return null;
  }

  private static Stored changed(Stored was, int field) {
    Rollup sum = was.rollup();
    Span span = was.span();
    return new Stored(was.start(), span == null || field < 6
        ? span
        : new Span(span.from() + one(field, 6), span.to() + one(field, 7), span.before() + one(field, 8), span.after() + one(field, 9)),
        new Rollup(sum.delta().add(BigInteger.valueOf(one(field, 8) + one(field, 9))), sum.increments() + one(field, 2),
            sum.decrements() + one(field, 3), sum.sets() + one(field, 4), sum.refusals() + (span == null ? 1 : one(field, 5)), sum.low(),
            sum.high()));
  }

  private static long one(int field, int wanted) {
    return field == wanted ? 1 : 0;
  }
}
