package io.counterservice.checker;

import org.jspecify.annotations.Nullable;

/** Holds the journal and the last state of a counter against its chain. */
final class Ends {
  private final CounterCase counter;
  private final Findings findings;

  private Ends(CounterCase counter, Findings findings) {
    this.counter = counter;
    this.findings = findings;
  }

  static void check(CounterCase counter, Findings findings) {
    var ends = new Ends(counter, findings);
    ends.checkJournal();
    var end = counter.end();
    if (end != null)
      ends.checkEnd(end);
  }

  private void checkEnd(State end) {
    var chain = counter.chain();
    if (end.version() < chain.lastVersion()) {
      findings.add(Law.FINAL_VALUE,
          name() + " ended as " + end + ", yet this was acknowledged: " + chain.answered().getLast().operation());
      return;
    }
    var expected = chain.stateAt(end.version());
    if (expected != null && !expected.equals(end))
      findings.add(Law.FINAL_VALUE,
          name() + " ended as " + end + "; with everything applied since " + chain.seed().state() + " it is " + expected);
  }

  private void checkJournal() {
    if (counter.journal().isEmpty())
      return;
    long expected = counter.chain().seed().state().version() + 1;
    for (JournalRow row : counter.journal()) {
      if (row.from() != expected)
        findings.add(Law.JOURNAL, name() + ": after version " + (expected - 1) + " comes " + row);
      var wrong = wrong(row);
      if (wrong != null)
        findings.add(Law.JOURNAL, name() + ": " + row + wrong);
      expected = row.to() + 1;
    }
    long last = counter.end() == null ? counter.chain().lastVersion() : Math.max(counter.end().version(), counter.chain().lastVersion());
    if (expected <= last)
      findings.add(Law.JOURNAL, name() + ": the journal ends before version " + expected + "; the last one is " + last);
  }

  private @Nullable String wrong(JournalRow row) {
    if (row.from() > row.to())
      return " covers no version";
    if (row.to() > counter.chain().horizon())
      return " covers a version that never was; the last is " + counter.chain().horizon();
    var before = counter.chain().stateAt(row.from() - 1);
    var after = counter.chain().stateAt(row.to());
    if (after != null && after.value() != row.value())
      return " does not end in " + after;
    if (before != null && after != null && after.value() - before.value() != row.delta())
      return " does not lead from " + before + " to " + after;
    return null;
  }

  private String name() {
    return counter.chain().counter();
  }
}
