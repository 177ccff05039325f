package io.counterservice.adapter.persistence.ledger;

import java.time.Duration;

/** How long the journal is kept in tests that do not care. */
final class Kept {
  static final JournalSettings LONG = new JournalSettings(Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(730),
      Duration.ofDays(3650));

  private Kept() {}
}
