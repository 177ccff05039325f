package io.counterservice.adapter.persistence.history;

import io.counterservice.adapter.persistence.ledger.Columns;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import io.counterservice.domain.history.PastValue;
import io.counterservice.domain.history.Reach;
import io.counterservice.domain.history.Resolution;
import io.counterservice.domain.history.Series;
import io.counterservice.domain.history.Timeline;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One answer's view of the database. What happened in a bucket is put together from the coarsest roll-ups that fit, and from what is in none yet.
 * Values of the past follow from the value of now, which is theirs and what was counted since.
 */
final class HistorySnapshot {
  /** What PostgreSQL tells apart. */
  private static final Duration TICK = Duration.ofNanos(1_000);
  private final Connection connection;

  HistorySnapshot(Connection connection) {
    this.connection = connection;
  }

  List<Series> each(Collection<CounterName> names, Timeline timeline) throws SQLException {
    Timeline kept = timeline.within(reach());
    List<Standing> standings = standings(names);
    Findings findings = find(standings, standings.stream().map(Standing::name).toList(), kept);
    List<Series> series = new ArrayList<>();
    for (Standing standing : standings) {
      Findings.OfOne found = findings.of(standing.name());
      series.add(new Series(new CounterName(standing.name()), kept, standing.valueBefore(found), standing.since(), found.rollups()));
    }
    return series;
  }

  Series sum(Collection<CounterName> names, Timeline timeline) throws SQLException {
    Timeline kept = timeline.within(reach());
    List<Standing> standings = standings(names);
    Findings.OfOne found = find(standings, standings.stream().map(_ -> "").toList(), kept).of("");
    BigInteger now = standings.stream().map(standing -> BigInteger.valueOf(standing.value())).reduce(BigInteger.ZERO, BigInteger::add);
    Instant since = standings.stream().map(Standing::since).min(Comparator.naturalOrder()).orElse(null);
    return new Series(null, kept, now.subtract(found.delta()), since, found.rollups());
  }

  /** A change made at the instant counts as made before: the bound is the next thing PostgreSQL can tell from it. */
  Optional<PastValue> at(CounterName name, Instant instant) throws SQLException {
    Timeline asked = Timeline.at(instant.plus(TICK));
    Timeline kept = asked.within(reach());
    List<Standing> standings = standings(List.of(name));
    if (standings.isEmpty())
      return Optional.empty();
    Instant bound = kept.bounds().getFirst();
    Instant told = kept.resolution() == null ? instant : bound;
    return Optional.of(new PastValue(name, told, kept.resolution(), stateBefore(standings.getFirst(), kept)));
  }

  private PastValue.@Nullable State stateBefore(Standing standing, Timeline bound) throws SQLException {
    Instant at = bound.bounds().getFirst();
    if (!standing.since().isBefore(at))
      return null;
    Findings findings = find(List.of(standing), List.of(""), bound);
    Instant minute = Resolution.MINUTE.floor(at);
    if (!minute.equals(at))
      findings.add(connection, HistoryRows.REST_OF_MINUTE, statement -> {
        statement.setObject(1, Columns.offset(at));
        statement.setObject(2, Columns.offset(minute.plus(Resolution.MINUTE.period())));
        statement.setString(3, standing.name());
        statement.setObject(4, Columns.offset(minute));
      });
    Findings.OfOne since = findings.of("");
    return new PastValue.State(standing.valueBefore(since).longValueExact(), new Version(standing.version() - since.versions()));
  }

  private Reach reach() throws SQLException {
    try (var statement = connection.createStatement(); var result = statement.executeQuery(HistoryRows.REACH)) {
      result.next();
      return new Reach(Columns.instant(result, 1), Columns.instant(result, 2), Columns.instant(result, 3), Columns.instant(result, 4));
    }
  }

  private List<Standing> standings(Collection<CounterName> names) throws SQLException {
    List<Standing> standings = new ArrayList<>();
    List<String> young = new ArrayList<>();
    try (var statement = connection.prepareStatement(HistoryRows.COUNTERS)) {
      statement.setArray(1, texts(names.stream().map(CounterName::value)));
      try (var result = statement.executeQuery()) {
        while (result.next()) {
          boolean isRolled = result.getObject(5) != null;
          standings.add(new Standing(result.getString(1), result.getLong(2), result.getLong(3), result.getLong(4),
              isRolled ? Columns.instant(result, 5) : null, Columns.instant(result, isRolled ? 6 : 7)));
          if (!isRolled)
            young.add(result.getString(1));
        }
      }
    }
    Map<String, Instant> firstChanges = young.isEmpty() ? Map.of() : firstChanges(young);
    standings.replaceAll(standing -> standing.since(firstChanges.getOrDefault(standing.name(), standing.since())));
    return standings;
  }

  private Map<String, Instant> firstChanges(List<String> names) throws SQLException {
    Map<String, Instant> firsts = new HashMap<>();
    try (var statement = connection.prepareStatement(HistoryRows.FIRST_CHANGES)) {
      statement.setArray(1, texts(names.stream()));
      try (var result = statement.executeQuery()) {
        while (result.next())
          firsts.put(result.getString(1), Columns.instant(result, 2));
      }
    }
    return firsts;
  }

  private Findings find(List<Standing> standings, List<String> labels, Timeline timeline) throws SQLException {
    Findings findings = new Findings();
    var names = texts(standings.stream().map(Standing::name));
    var labelArray = texts(labels.stream());
    var bounds = instants(timeline.bounds());
    for (Resolution resolution : Resolution.values()) {
      var pieces = timeline.pieces().stream().filter(piece -> piece.resolution() == resolution).toList();
      if (!pieces.isEmpty())
        findings.add(connection, HistoryRows.rollups(resolution), statement -> {
          statement.setArray(1, bounds);
          statement.setArray(2, names);
          statement.setArray(3, labelArray);
          statement.setArray(4, instants(pieces.stream().map(piece -> piece.from()).toList()));
          statement.setArray(5, instants(pieces.stream().map(piece -> piece.to()).toList()));
          statement.setObject(6, Columns.offset(pieces.getFirst().from()));
          statement.setObject(7, end(pieces.getLast().to()));
        });
    }
    List<Instant> rolledAt = standings.stream().map(HistorySnapshot::rolledAt).toList();
    findings.add(connection, HistoryRows.FRESH, statement -> {
      statement.setArray(1, bounds);
      statement.setArray(2, names);
      statement.setArray(3, labelArray);
      statement.setArray(4, connection.createArrayOf("int8", standings.stream().map(Standing::rolled).toArray()));
      statement.setArray(5, instants(rolledAt));
      statement.setObject(6, beginning(rolledAt.stream().min(Comparator.naturalOrder()).orElse(Instant.MIN)));
    });
    findings.add(connection, HistoryRows.FRESH_REFUSALS, statement -> {
      statement.setArray(1, bounds);
      statement.setArray(2, names);
      statement.setArray(3, labelArray);
    });
    return findings;
  }

  private static Instant rolledAt(Standing standing) {
    return Objects.requireNonNullElse(standing.rolledAt(), Instant.MIN);
  }

  private Array texts(Stream<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  /** Written as texts, for Java has no instant without an end; an array of the right type all the same, which is parsed once and not for each row. */
  private Array instants(List<Instant> instants) throws SQLException {
    return connection.createArrayOf("timestamptz", instants.stream().map(HistorySnapshot::text).toArray());
  }

  private static String text(Instant at) {
    if (at.equals(Instant.MAX))
      return "infinity";
    return at.equals(Instant.MIN) ? "-infinity" : at.toString();
  }

  /** The driver writes these two without an end. */
  private static OffsetDateTime beginning(Instant at) {
    return at.equals(Instant.MIN) ? OffsetDateTime.MIN : Columns.offset(at);
  }

  private static OffsetDateTime end(Instant at) {
    return at.equals(Instant.MAX) ? OffsetDateTime.MAX : Columns.offset(at);
  }
}
