package io.counterservice.adapter.persistence.survey;

import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.survey.Survey;

/** The statements of a survey. What is near is said here once more as {@link io.counterservice.domain.counter.Nearness} says it. */
final class SurveyRows {
  /** A tenth of the range, rounded down; no step of it leaves 64 bits, as the range itself may. */
  private static final String TENTH = "(max / 10 - min / 10 + (max % 10 - min % 10 + 20) / 10 - 2)";
  private static final String NEAR_MAXIMUM = "initial_value <> max AND value >= max - " + TENTH;
  private static final String NEAR_MINIMUM = "initial_value <> min AND value <= min + " + TENTH;
  private static final String IS_NEAR = "NOT (min = " + Bounds.DEFAULT.minimum() + " AND max = " + Bounds.DEFAULT.maximum() + ") AND ("
      + NEAR_MAXIMUM + " OR " + NEAR_MINIMUM + ")";
  /** Parameter: since when a counter has been idle. */
  static final String COUNTS = "SELECT count(*), count(*) FILTER (WHERE " + IS_NEAR + "), count(*) FILTER (WHERE updated_at <= ?)"
      + " FROM counter WHERE NOT deleted";
  static final String NEAR = "SELECT name, value, min, max, initial_value FROM counter WHERE NOT deleted AND " + IS_NEAR
      + " ORDER BY (CASE WHEN " + NEAR_MAXIMUM + " THEN max::numeric - value ELSE value::numeric - min END)::float8"
      + " / (max::numeric - min)::float8, name LIMIT " + Survey.LISTED_MAX;
  /** Parameter: since when a counter has been idle. */
  static final String IDLE = "SELECT name, value, updated_at FROM counter WHERE NOT deleted AND updated_at <= ?"
      + " ORDER BY updated_at, name LIMIT " + Survey.LISTED_MAX;
  /** Parameter: the minute from which on operations count. OFFSET 0 has only those at the top looked up. */
  static final String MOVERS = "SELECT m.counter, m.operations, m.delta FROM (SELECT counter, sum(to_version - from_version + 1) AS operations,"
      + " sum(value_after::numeric - value_before) AS delta FROM history_minute WHERE start >= ?"
      + " AND to_version IS NOT NULL GROUP BY counter ORDER BY operations DESC, counter OFFSET 0) m"
      + " CROSS JOIN LATERAL (SELECT FROM counter WHERE name = m.counter AND NOT deleted OFFSET 0) c"
      + " ORDER BY m.operations DESC, m.counter LIMIT " + Survey.MOVERS_MAX;

  private SurveyRows() {}
}
