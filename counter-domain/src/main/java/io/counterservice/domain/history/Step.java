package io.counterservice.domain.history;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * How long the buckets of a history are, by the clock and the calendar of a time zone. Weeks begin on Monday. A day has 23 or 25 hours where
 * the clock is changed; an hour that a change of the clock cuts or repeats is a bucket of its own each time.
 */
public enum Step {
  MINUTE(60), FIVE_MINUTES(300), HOUR(3_600), DAY(0) {
    @Override
    LocalDate firstDay(LocalDate day) {
      return day;
    }

    @Override
    LocalDate nextDay(LocalDate first) {
      return first.plusDays(1);
    }
  },
  WEEK(0) {
    @Override
    LocalDate firstDay(LocalDate day) {
      return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    @Override
    LocalDate nextDay(LocalDate first) {
      return first.plusWeeks(1);
    }
  },
  MONTH(0) {
    @Override
    LocalDate firstDay(LocalDate day) {
      return day.withDayOfMonth(1);
    }

    @Override
    LocalDate nextDay(LocalDate first) {
      return first.plusMonths(1);
    }
  };

  private final int seconds;

  Step(int seconds) {
    this.seconds = seconds;
  }

  /** The beginning of the bucket in which an instant lies. */
  Instant floor(Instant at, ZoneId zone) {
    if (seconds == 0)
      return firstDay(LocalDate.ofInstant(at, zone)).atStartOfDay(zone).toInstant();
    ZoneRules rules = zone.getRules();
    Instant floor = Instant.ofEpochSecond(at.getEpochSecond() - past(at, rules));
    ZoneOffsetTransition change = rules.previousTransition(at.plusNanos(1));
    return change != null && change.getInstant().isAfter(floor) ? change.getInstant() : floor;
  }

  /** The beginning of the bucket after the one that begins so. */
  Instant next(Instant start, ZoneId zone) {
    if (seconds == 0)
      return nextMidnight(start, zone);
    ZoneRules rules = zone.getRules();
    Instant next = Instant.ofEpochSecond(start.getEpochSecond() - past(start, rules) + seconds);
    ZoneOffsetTransition change = rules.nextTransition(start);
    return change != null && change.getInstant().isBefore(next) ? change.getInstant() : next;
  }

  /** The first of the days of a bucket, of which one is given. */
  LocalDate firstDay(LocalDate day) {
    throw new IllegalStateException(this + " is shorter than a day");
  }

  LocalDate nextDay(LocalDate first) {
    throw new IllegalStateException(this + " is shorter than a day");
  }

  /** A zone may leave out a day, as Samoa did in 2011. */
  private Instant nextMidnight(Instant start, ZoneId zone) {
    LocalDate day = firstDay(LocalDate.ofInstant(start, zone));
    Instant next = start;
    while (!next.isAfter(start)) {
      day = nextDay(day);
      next = day.atStartOfDay(zone).toInstant();
    }
    return next;
  }

  /** How many seconds the clock on the wall is past the last full step. */
  private long past(Instant at, ZoneRules rules) {
    return Math.floorMod(at.getEpochSecond() + rules.getOffset(at).getTotalSeconds(), seconds);
  }
}
