package io.counterservice.adapter.persistence.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A table in partitions by time.
 *
 * @param level what of the history it holds, see table {@code history_reach}; null where it is no part of it
 */
record PartitionedTable(String name, Width width, Duration retention, @Nullable String level) {
  private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("_yyyyMMdd");

  /** What one partition holds. */
  enum Width {
    DAY, MONTH, YEAR;

    private LocalDate floor(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case MONTH -> day.withDayOfMonth(1);
        case YEAR -> day.withDayOfYear(1);
      };
    }
  }

  /** The beginning of the first partition that is kept. */
  Instant firstKept(Instant now) {
    return floor(now.minus(retention));
  }

  /** The beginning of the partition in which an instant lies. */
  Instant floor(Instant at) {
    return width.floor(LocalDate.ofInstant(at, ZoneOffset.UTC)).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The name of the partition in which an instant lies; in the order of names they are in that of time. */
  String partition(Instant at) {
    return name + LocalDate.ofInstant(floor(at), ZoneOffset.UTC).format(SUFFIX);
  }
}
