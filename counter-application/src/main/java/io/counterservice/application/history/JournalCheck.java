package io.counterservice.application.history;

import io.counterservice.application.port.out.LedgerEvidence.Entry;
import io.counterservice.domain.history.Verification.Kind;
import org.jspecify.annotations.Nullable;

/** Goes through the journal of one counter, row by row, and keeps account of where it leads. */
final class JournalCheck {
  private final Faults faults;
  private @Nullable Place place;
  private @Nullable Entry last;
  private long sum;
  private long rows;

  /** @param base where the changes before the first row lead; null where that is not known */
  JournalCheck(@Nullable Place base, Faults faults) {
    this.place = base;
    this.faults = faults;
    this.sum = base == null ? 0 : base.value();
  }

  void add(Entry entry) {
    if (place == null)
      sum = entry.before();
    else
      checkOrder(entry, place);
    checkItself(entry);
    sum += entry.after() - entry.before();
    place = Place.at(entry.to(), entry.after());
    last = entry;
    rows++;
  }

  long rows() {
    return rows;
  }

  /** Where the journal ends; null where that is not known. */
  @Nullable
  Place end() {
    return place;
  }

  /** Where its changes lead: what was there before, and by how much each row moved it. Exact even where it passed 64 bits in between. */
  long sum() {
    return sum;
  }

  private void checkOrder(Entry entry, Place before) {
    if (!before.isBeforeVersion(entry.from()))
      faults.add(Kind.JOURNAL, () -> "After version %d comes version %d".formatted(before.version(), entry.from()));
    if (entry.before() != before.value())
      faults.add(Kind.JOURNAL,
          () -> "Version %d begins at the value %d, but version %d left it at %d".formatted(entry.from(), entry.before(),
              before.version(), before.value()));
    Entry earlier = last;
    if (earlier != null && entry.at().isBefore(earlier.at()))
      faults.add(Kind.JOURNAL,
          () -> "Version %d was made at %s, before version %d at %s".formatted(entry.from(), entry.at(), earlier.to(), earlier.at()));
  }

  private void checkItself(Entry entry) {
    long operations = entry.to() - entry.from() + 1;
    if (operations < 1)
      faults.add(Kind.JOURNAL, () -> "A row begins at version %d and ends at version %d".formatted(entry.from(), entry.to()));
    else if (entry.increments() < 0 || entry.decrements() < 0 || entry.increments() > operations - entry.decrements())
      faults.add(Kind.JOURNAL,
          () -> "Versions %d to %d are %d operations, but %d increments and %d decrements".formatted(entry.from(), entry.to(),
              operations, entry.increments(), entry.decrements()));
    if (entry.refusals() < 0)
      faults.add(Kind.JOURNAL, () -> "Versions %d to %d have %d refusals".formatted(entry.from(), entry.to(), entry.refusals()));
    if (entry.after() < entry.low() || entry.after() > entry.high())
      faults.add(Kind.JOURNAL,
          () -> "Version %d ends at the value %d, but its lowest is %d and its highest %d".formatted(entry.to(), entry.after(),
              entry.low(), entry.high()));
  }
}
