package io.counterservice.adapter.persistence.history;

import io.counterservice.domain.history.Resolution;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements that add to tables {@code history_minute}, {@code history_hour} and {@code history_day}. */
final class RollupRows {
  private static final String COLUMNS = "counter, start, from_version, to_version, value_before, value_after, value_low, value_high,"
      + " increments, decrements, sets, refusals";
  private static final String COARSER = """
      %1$ss AS MATERIALIZED (
        SELECT counter, date_trunc('%1$s', start, 'UTC') AS start, min(from_version) AS from_version, max(to_version) AS to_version,
          (array_agg(value_before ORDER BY start))[1] AS value_before, (array_agg(value_after ORDER BY start))[count(*)] AS value_after,
          min(value_low) AS value_low, max(value_high) AS value_high, sum(increments)::bigint AS increments,
          sum(decrements)::bigint AS decrements, sum(sets)::bigint AS sets, sum(refusals)::bigint AS refusals
        FROM %2$ss GROUP BY 1, 2)""";
  /** Of the changes in {@code fresh}, of which {@code known} is the last version of their counter that is rolled up. */
  private static final String MINUTES = """
      all_minutes AS MATERIALIZED (
        SELECT counter, date_trunc('minute', at, 'UTC') AS start, min(from_version) AS from_version, max(to_version) AS to_version,
          (array_agg(value_before ORDER BY to_version))[1] AS value_before,
          (array_agg(value_after ORDER BY to_version))[count(*)] AS value_after,
          min(coalesce(value_low, least(value_before, value_after))) AS value_low,
          max(coalesce(value_high, greatest(value_before, value_after))) AS value_high,
          sum(increments)::bigint AS increments, sum(decrements)::bigint AS decrements,
          sum(CASE kind WHEN 'count' THEN to_version - from_version + 1 - increments - decrements ELSE 0 END)::bigint AS sets,
          sum(refusals)::bigint AS refusals, min(known) AS known, min(at) AS first_at, max(at) AS last_at, count(*) AS changes
        FROM fresh GROUP BY 1, 2)""";
  /** A counter of which a change is missing between what is known and what is here is left out. */
  private static final String GAPS = """
      gaps AS MATERIALIZED (SELECT counter FROM all_minutes GROUP BY counter HAVING min(from_version) > greatest(min(known), 0) + 1),
      minutes AS MATERIALIZED (SELECT * FROM all_minutes WHERE NOT EXISTS (SELECT FROM gaps WHERE gaps.counter = all_minutes.counter))""";
  private static final String NO_GAPS = "gaps AS (SELECT '' AS counter WHERE false), minutes AS (SELECT * FROM all_minutes)";
  private static final String CURSORS = """
      cursors AS (
        INSERT INTO history_cursor AS c (counter, version, at, since)
        SELECT counter, max(to_version), max(last_at), min(first_at) FROM minutes GROUP BY counter ORDER BY counter
        ON CONFLICT (counter) DO UPDATE SET version = excluded.version, at = excluded.at, since = least(c.since, excluded.since))""";
  private static final String CHANGE = "c.counter, c.at, c.from_version, c.to_version, c.value_before, c.value_after, c.value_low,"
      + " c.value_high, c.increments, c.decrements, c.refusals, c.kind";
  private static final String COUNTED = " SELECT coalesce(sum(changes), 0), (SELECT array_agg(counter) FROM gaps) FROM minutes";

  /** Adds the changes made in a span of time; says how many there were, and which counters were left out. */
  static final String ROLL_UP_SPAN = "WITH fresh AS (SELECT " + CHANGE + ", r.version AS known FROM counter_change c"
      + " LEFT JOIN history_cursor r ON r.counter = c.counter WHERE c.at >= ? AND c.at < ? AND c.to_version > coalesce(r.version, -1)), "
      + MINUTES + ", " + GAPS + ", " + additions() + ", " + CURSORS + COUNTED;
  /** The same for all changes of some counters. */
  static final String ROLL_UP_COUNTERS = "WITH fresh AS (SELECT " + CHANGE + ", r.version AS known FROM unnest(?) AS u (name)"
      + " LEFT JOIN history_cursor r ON r.counter = u.name CROSS JOIN LATERAL (SELECT * FROM counter_change c WHERE c.counter = u.name"
      + " AND c.to_version > coalesce(r.version, -1) AND c.at >= coalesce(r.at, '-infinity') OFFSET 0) c), "
      + MINUTES + ", " + NO_GAPS + ", " + additions() + ", " + CURSORS + COUNTED;
  /** Adds refusals that stand in no change, and marks how many were added. */
  static final String ROLL_UP_REFUSALS = """
      WITH taken AS MATERIALIZED (
        SELECT counter, minute, refusals, rolled FROM counter_refusal WHERE refusals <> rolled ORDER BY counter, minute LIMIT 100000
        FOR UPDATE SKIP LOCKED),
      marked AS (UPDATE counter_refusal c SET rolled = t.refusals FROM taken t WHERE c.counter = t.counter AND c.minute = t.minute),
      minutes AS MATERIALIZED (
        SELECT counter, minute AS start, null::bigint AS from_version, null::bigint AS to_version, null::bigint AS value_before,
          null::bigint AS value_after, null::bigint AS value_low, null::bigint AS value_high, 0::bigint AS increments,
          0::bigint AS decrements, 0::bigint AS sets, refusals - rolled AS refusals
        FROM taken)""" + ", " + additions() + " SELECT count(*) FROM taken";

  private RollupRows() {}

  private static String additions() {
    return Stream.of(COARSER.formatted("hour", "minute"), COARSER.formatted("day", "hour"), addition(Resolution.MINUTE),
        addition(Resolution.HOUR), addition(Resolution.DAY)).collect(Collectors.joining(", "));
  }

  /** The changes of one counter come in order, so the ends of a roll-up are where they were and where the new changes lead. */
  private static String addition(Resolution resolution) {
    return """
        added_%1$ss AS (
          INSERT INTO %2$s AS r (%3$s) SELECT %3$s FROM %1$ss ORDER BY counter, start
          ON CONFLICT (counter, start) DO UPDATE SET
            from_version = coalesce(r.from_version, excluded.from_version), to_version = coalesce(excluded.to_version, r.to_version),
            value_before = coalesce(r.value_before, excluded.value_before), value_after = coalesce(excluded.value_after, r.value_after),
            value_low = least(r.value_low, excluded.value_low), value_high = greatest(r.value_high, excluded.value_high),
            increments = r.increments + excluded.increments, decrements = r.decrements + excluded.decrements,
            sets = r.sets + excluded.sets, refusals = r.refusals + excluded.refusals)""".formatted(HistoryRows.name(resolution),
        HistoryRows.table(resolution), COLUMNS);
  }
}
