package io.counterservice.adapter.persistence.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what was counted is kept: the changes themselves, and their roll-ups by minute, hour and day, each longer than the one before.
 */
@ConfigurationProperties("counter.journal")
record JournalSettings(@DefaultValue("30d") Duration retention, @DefaultValue("90d") Duration minuteRetention,
    @DefaultValue("730d") Duration hourRetention, @DefaultValue("3650d") Duration dayRetention) {
  private static final Duration RETENTION_MIN = Duration.ofDays(1);

  JournalSettings {
    if (retention.compareTo(RETENTION_MIN) < 0)
      throw new IllegalArgumentException("counter.journal.retention must be at least 1d");
    requireLonger("counter.journal.minute-retention", minuteRetention, "counter.journal.retention", retention);
    requireLonger("counter.journal.hour-retention", hourRetention, "counter.journal.minute-retention", minuteRetention);
    requireLonger("counter.journal.day-retention", dayRetention, "counter.journal.hour-retention", hourRetention);
  }

  private static void requireLonger(String name, Duration retention, String nameOfFiner, Duration finer) {
    if (retention.compareTo(finer) <= 0)
      throw new IllegalArgumentException(name + " must be longer than " + nameOfFiner);
  }
}
