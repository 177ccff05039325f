package io.counterservice.adapter.rest.history;

import io.counterservice.adapter.rest.http.Query;
import io.counterservice.adapter.rest.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads instants as requests write them: by ISO 8601, {@code now}, or so long before now. What has no offset is meant by the clock of the
 * zone: a time that the clock leaps over is as much later, of one that it shows twice the first is meant.
 */
public record Moments(Instant now, ZoneId zone) {
  static final String ZONE = "tz";
  static final String ZONE_RULE = "must be a time zone such as Europe/Berlin or UTC, or an offset such as -03:30 (a + is %2B in an address)";
  static final String RULE = "must be an instant of the years 1970 to 9999 of UTC, such as 2026-03-29T12:00:00Z or 2026-03-29T12:00:00%2B02:00 (a + is %2B"
      + " in an address), a date-time or date of tz without an offset, now, or a time before now such as -90m, -24h, -7d, -4w, -1y";

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
  private static final Pattern SPAN = Pattern.compile("-([0-9]{1,9})([mhdwy])");
  private static final Map<String, ChronoUnit> UNITS = Map.of("m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS, "w",
      ChronoUnit.WEEKS, "y", ChronoUnit.YEARS);
  private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE).optionalStart()
      .appendLiteral('T').append(DateTimeFormatter.ISO_LOCAL_TIME).optionalStart().appendOffset("+HH:mm", "Z").toFormatter(Locale.ROOT)
      .withResolverStyle(ResolverStyle.STRICT).withChronology(IsoChronology.INSTANCE);

  /** In the zone that the query names, or UTC. */
  public static Moments of(Query query, Instant now) {
    String zone = query.one(ZONE);
    try {
      ZoneId id = ZoneId.of(zone == null ? "UTC" : zone);
      if (isWritable(id))
        return new Moments(now, id);
    } catch (DateTimeException _) {
      // as one that cannot be written
    }
    throw Problem.invalid(ZONE, ZONE_RULE).asException();
  }

  /** RFC 3339 knows no offset with seconds. */
  private static boolean isWritable(ZoneId zone) {
    return !(zone.normalized() instanceof ZoneOffset offset) || offset.getTotalSeconds() % 60 == 0;
  }

  /** The instant that a parameter names, or null where it is absent. */
  public @Nullable Instant read(Query query, String parameter) {
    String text = query.one(parameter);
    return text == null ? null : read(parameter, text);
  }

  /** The instant so long before another, written as in a request; years, weeks and days are those of the calendar. */
  Instant before(Instant at, String span) {
    Matcher matcher = SPAN.matcher(span);
    if (!matcher.matches())
      throw new DateTimeException("no span of time: " + span);
    return at.atZone(zone).minus(Long.parseLong(matcher.group(1)), UNITS.get(matcher.group(2))).toInstant();
  }

  /** An instant as the clock of the zone shows it, with its offset. */
  String written(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }

  private Instant read(String parameter, String text) {
    try {
      Instant at = text.equals("now") ? now : text.startsWith("-") ? before(now, text) : absolute(text);
      if (!at.isBefore(FIRST) && at.isBefore(END))
        return at;
    } catch (DateTimeException | ArithmeticException unreadable) {
      throw Problem.invalid(parameter, RULE).asException();
    }
    throw Problem.invalid(parameter, RULE).asException();
  }

  private Instant absolute(String text) {
    return switch (ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
      case OffsetDateTime exact -> exact.toInstant();
      case LocalDateTime local -> local.atZone(zone).toInstant();
      case LocalDate day -> day.atStartOfDay(zone).toInstant();
      case Object other -> throw new IllegalStateException("nothing asked for: " + other);
    };
  }
}
