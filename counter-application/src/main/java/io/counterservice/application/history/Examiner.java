package io.counterservice.application.history;

import io.counterservice.application.port.out.LedgerEvidence.Claim;
import io.counterservice.application.port.out.LedgerEvidence.Entry;
import io.counterservice.application.port.out.LedgerEvidence.Evidence;
import io.counterservice.application.port.out.LedgerEvidence.Refused;
import io.counterservice.domain.history.Resolution;
import io.counterservice.domain.history.Verification;
import io.counterservice.domain.history.Verification.Kind;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves one counter from what is stored of it: its value is the seed and every change since; its versions follow one another; its roll-ups
 * say what its changes add up to. It goes through everything once, and holds none of it.
 */
final class Examiner {
  private final Claim claim;
  private final Faults faults = new Faults();
  private final List<RollupCheck> levels;
  private final Iterator<Entry> changes;
  private final Iterator<Refused> refusals;
  private @Nullable Refused nextRefused;

  private Examiner(Evidence evidence) {
    claim = evidence.claim();
    levels = Stream.of(Resolution.values()).map(resolution -> new RollupCheck(resolution, evidence, faults)).toList();
    changes = evidence.changes();
    refusals = evidence.refusals();
    nextRefused = refusals.hasNext() ? refusals.next() : null;
  }

  static Verification examine(Evidence evidence) {
    return new Examiner(evidence).verification();
  }

  private Verification verification() {
    Entry first = changes.hasNext() ? changes.next() : null;
    JournalCheck journal = new JournalCheck(base(first), faults);
    for (Entry entry = first; entry != null; entry = changes.hasNext() ? changes.next() : null) {
      journal.add(entry);
      if (entry.to() <= claim.rolled())
        rollUp(entry);
    }
    addRefusalsUntil(Instant.MAX);
    levels.forEach(RollupCheck::end);
    checkCounter(journal);
    Instant kept = claim.reach().changes();
    boolean isWhole = claim.since() == null || !claim.since().isBefore(kept);
    return new Verification(claim.name(), claim.seed(), claim.value(), claim.version(), journal.rows(), isWhole ? null : kept,
        faults.first(), faults.count());
  }

  /**
   * Where the changes that are gone lead, by the days, or by what is finer and fits better to what comes after; what else says otherwise is
   * wrong. Null where nothing tells.
   */
  private @Nullable Place base(@Nullable Entry first) {
    Map<RollupCheck, Place> places = new LinkedHashMap<>();
    for (RollupCheck level : levels.reversed()) {
      Place place = level.older();
      if (place != null)
        places.put(level, place);
    }
    Place base = places.values().stream().filter(place -> leadsOn(place, first)).findFirst()
        .orElse(places.values().stream().findFirst().orElse(null));
    places.forEach((level, place) -> {
      if (!place.equals(base))
        faults.add(Kind.ROLLUP,
            () -> "The %ss before %s end at %s, but others at %s".formatted(level.name(), claim.reach().changes(), place,
                base));
    });
    return base;
  }

  private boolean leadsOn(Place place, @Nullable Entry first) {
    return first == null
        ? place.version() == claim.version() && place.value() == claim.value()
        : place.isBefore(first.from(), first.before());
  }

  private void rollUp(Entry entry) {
    addRefusalsUntil(entry.at());
    for (RollupCheck level : levels)
      level.add(entry);
  }

  private void addRefusalsUntil(Instant at) {
    for (Refused refused = nextRefused; refused != null && !refused.minute().isAfter(at); refused = nextRefused) {
      for (RollupCheck level : levels)
        level.add(refused);
      nextRefused = refusals.hasNext() ? refusals.next() : null;
    }
  }

  private void checkCounter(JournalCheck journal) {
    Place end = journal.end();
    if (end == null)
      return;
    if (end.version() != claim.version())
      faults.add(Kind.VALUE, () -> "Its changes lead to version %d, but it is at version %d".formatted(end.version(), claim.version()));
    if (journal.sum() != claim.value())
      faults.add(Kind.VALUE, () -> "Its changes lead to the value %d, but it has the value %d".formatted(journal.sum(), claim.value()));
    if (claim.rolled() > (end.isBeginning() ? -1 : end.version()))
      faults.add(Kind.JOURNAL, () -> "Version %d is rolled up, but the journal %s".formatted(claim.rolled(),
          end.isBeginning() ? "is empty" : "ends at version " + end.version()));
  }
}
