package io.counterservice.adapter.persistence.history;

import io.counterservice.domain.history.Resolution;
import java.util.Locale;

/**
 * The statements that read histories. Each gives rows of label, bucket, and a sum: the label is that of the counter, or of the sum it belongs to; the
 * first bucket is 0, and what lies before it has -1.
 *
 * <p>Spans of time come twice: one for each counter or piece, and the whole as plain parameters. By those alone PostgreSQL leaves out partitions
 * before it opens them, and opening hundreds costs more than all that is read.
 */
final class HistoryRows {
  private static final String SUM = """
      sum(value_after) - sum(value_before), sum(to_version - from_version + 1), sum(increments), sum(decrements), sum(sets), sum(refusals),
      min(value_low), max(value_high)""";
  private static final String SUM_OF_CHANGES = """
      sum(value_after) - sum(value_before), sum(to_version - from_version + 1), sum(increments), sum(decrements),
      sum(CASE kind WHEN 'count' THEN to_version - from_version + 1 - increments - decrements ELSE 0 END), sum(refusals),
      min(coalesce(value_low, least(value_before, value_after))), max(coalesce(value_high, greatest(value_before, value_after)))""";
  /** How far back each level reaches. */
  static final String REACH = "SELECT max(since) FILTER (WHERE level = 'change'), max(since) FILTER (WHERE level = 'minute'),"
      + " max(since) FILTER (WHERE level = 'hour'), max(since) FILTER (WHERE level = 'day') FROM history_reach";
  /** The counters there are of these names: how far they are rolled up, since when that has something, and when they were created. */
  static final String COUNTERS = "SELECT c.name, c.value, c.version, coalesce(r.version, -1), r.at, r.since, c.created_at"
      + " FROM unnest(?) AS u (name) CROSS JOIN LATERAL (SELECT * FROM counter WHERE name = u.name AND NOT deleted OFFSET 0) c"
      + " LEFT JOIN LATERAL (SELECT * FROM history_cursor WHERE counter = c.name OFFSET 0) r ON true ORDER BY c.name";
  /** When the first of the changes of each of these counters was made. */
  static final String FIRST_CHANGES = "SELECT name, at FROM unnest(?) AS u (name) CROSS JOIN LATERAL"
      + " (SELECT at FROM counter_change WHERE counter = u.name ORDER BY to_version LIMIT 1) c";
  /**
   * Changes that are not rolled up yet. Parameters: the bounds, names and labels, the last versions that are rolled up, and their instants, of which
   * the last parameter is the earliest.
   */
  static final String FRESH = "SELECT u.label, width_bucket(c.at, ?) - 1, " + SUM_OF_CHANGES
      + " FROM unnest(?, ?, ?, ?) AS u (name, label, version, at) CROSS JOIN LATERAL (SELECT * FROM counter_change"
      + " WHERE counter = u.name AND to_version > u.version AND at >= u.at AND at >= ? OFFSET 0) c GROUP BY 1, 2";
  /** Refusals that are not rolled up yet. Parameters: the bounds, names and labels. */
  static final String FRESH_REFUSALS = "SELECT u.label, width_bucket(f.minute, ?) - 1,"
      + " null, null, 0, 0, 0, sum(f.refusals - f.rolled), null, null FROM unnest(?, ?) AS u (name, label) CROSS JOIN LATERAL"
      + " (SELECT * FROM counter_refusal WHERE counter = u.name AND refusals <> rolled OFFSET 0) f GROUP BY 1, 2";
  /** Changes that are rolled up in a minute but come after a bound within it. Parameters: the bound, the minute's end, the counter, the minute. */
  static final String REST_OF_MINUTE = "SELECT '', 0, " + SUM_OF_CHANGES + " FROM (SELECT c.* FROM history_minute m CROSS JOIN LATERAL"
      + " (SELECT * FROM counter_change WHERE counter = m.counter AND to_version BETWEEN m.from_version AND m.to_version"
      + " AND at >= ? AND at < ? OFFSET 0) c WHERE m.counter = ? AND m.start = ?) AS rest";

  private HistoryRows() {}

  /** Roll-ups in some spans of time. Parameters: the bounds, names and labels, beginnings and ends of the spans, the first beginning, the last end. */
  static String rollups(Resolution resolution) {
    return "SELECT u.label, width_bucket(r.start, ?) - 1, " + SUM + " FROM unnest(?, ?) AS u (name, label)"
        + " CROSS JOIN unnest(?, ?) AS p (lo, hi) CROSS JOIN LATERAL (SELECT * FROM " + table(resolution)
        + " WHERE counter = u.name AND start >= p.lo AND start < p.hi AND start >= ? AND start < ? OFFSET 0) r GROUP BY 1, 2";
  }

  static String table(Resolution resolution) {
    return "history_" + name(resolution);
  }

  static String name(Resolution resolution) {
    return resolution.name().toLowerCase(Locale.ROOT);
  }
}
