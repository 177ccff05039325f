package io.counterservice.adapter.persistence.history;

import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** The real roll-ups of a database, made when a test wants them. */
public final class SampleRollups {
  private SampleRollups() {}

  /** Rolls up what was changed until an instant. */
  public static void rollUp(DataSource database, Instant until) {
    Instant now = until.plusNanos(1_000_000);
    JdbcRollupStore rollups = new JdbcRollupStore(database, () -> now, System::nanoTime);
    while (rollups.rollUp(_ -> Duration.ZERO).isBehind()) {
      // there is more
    }
  }
}
