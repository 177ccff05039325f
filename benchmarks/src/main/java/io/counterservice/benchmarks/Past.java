package io.counterservice.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A year of changes that a database is filled with: one counter that changed each minute, and each second of the last day; and many others
 * that changed every few days.
 */
record Past(Database database, int counters, long rows) {
  static final String HOT = "past:hot";
  private static final long HOT_ROWS = 525_600 + 86_400;
  private static final String COLUMNS = "INSERT INTO counter_change (counter, from_version, to_version, value_before, value_after, value_low,"
      + " value_high, increments, decrements, refusals, at, kind, actor, actors)";
  private static final String COUNTER = "INSERT INTO counter (name, value, version, updated_at, min, max, initial_value, seed,"
      + " definition_version, created_at, deleted, visible, description, labels)";

  static String pattern() {
    return "past:#";
  }

  /** Writes journal and counters; roll-ups there are none yet. */
  void write(Progress progress) throws IOException, InterruptedException {
    long each = (rows - HOT_ROWS) / (counters - 1);
    progress.show("writing a year of %,d changes".formatted(rows));
    database.ask("SELECT make_partition('counter_change', current_date - day) FROM generate_series(0, 366) AS day");
    database.ask(COLUMNS + " SELECT '" + HOT
        + "', v, v, v - 1, v, v, v, 1, 0, 0, at, 'count', 'bench', 1 FROM (SELECT at, row_number() OVER"
        + " (ORDER BY at) AS v FROM (SELECT generate_series(now() - interval '365 days', now() - interval '1 day', '1 minute') AS at UNION ALL"
        + " SELECT generate_series(now() - interval '1 day' + interval '1 second', now(), '1 second')) t) hot");
    database.ask(COLUMNS + " SELECT 'past:' || n, v, v, v - 1, v, v, v, 1, 0, 0, now() - interval '365 days' + (v - 1 + (n * 7919 % 1000)"
        + " / 1000.0) * interval '364 days' / " + each + ", 'count', 'bench', 1 FROM generate_series(1, " + each
        + ") AS v, generate_series(0, " + (counters - 2) + ") AS n");
    database
        .ask(COUNTER + " SELECT counter, max(to_version), max(to_version), max(at), -9007199254740991, 9007199254740991, 0, 0, 0, min(at),"
            + " false, false, '', '{}' FROM counter_change WHERE counter LIKE 'past:%' GROUP BY counter");
    database.ask("VACUUM ANALYZE counter_change, counter");
  }

  /** Has everything rolled up; returns how long that took. */
  Duration rollUp(Progress progress) throws IOException, InterruptedException {
    long began = System.nanoTime();
    database.ask("BEGIN; SELECT FROM history_job FOR UPDATE; TRUNCATE history_minute, history_hour, history_day, history_cursor;"
        + " UPDATE history_job SET rolled_until = NULL, next_at = now(); COMMIT");
    while (database.ask("SELECT coalesce(rolled_until > now() - interval '5 seconds', false) FROM history_job").equals("f")) {
      progress.show("rolling up: until " + database.ask("SELECT rolled_until FROM history_job"));
      TimeUnit.MILLISECONDS.sleep(500);
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    database.ask("VACUUM ANALYZE history_minute, history_hour, history_day, history_cursor");
    return took;
  }
}
