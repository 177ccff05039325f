package io.counterservice.benchmarks;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What histories cost: reading them, summing them up while much is written, dropping what is old, and room on disk. */
record HistoryExperiment(Workshop workshop, ServiceStarts starts, Options options, Progress progress) {
  private static final int READERS = 2;
  private static final int WRITERS = 256;
  private static final int STRETCH = 6;
  private static final int ROWS_PER_SECOND = 20_000;
  private static final int ROWS_PER_HOT_COUNTER = 10;
  private static final double TICKS_PER_SECOND = 100;
  private static final List<String> KEPT = List.of("-Dcounter.journal.retention=400d", "-Dcounter.journal.minute-retention=500d");
  /** Title and query. */
  private static final List<List<String>> QUESTIONS = List.of(List.of("a year by day", "step=day&from=-365d"),
      List.of("a year by day in Berlin", "step=day&from=-365d&tz=Europe/Berlin"), List.of("a day by minute", "step=minute&from=-1d"),
      List.of("the last hour by minute, up to now", "step=minute&from=-1h"));

  List<Table> run() throws IOException, InterruptedException {
    var start = starts.next("history", KEPT);
    var service = OurService.start(workshop, start);
    var database = Database.of(workshop, start.data());
    var past = new Past(database, Work.COUNTERS_RANDOM, options.sizes().grownCounters() * (long) ROWS_PER_HOT_COUNTER);
    past.write(progress);
    var rolledUp = past.rollUp(progress);
    progress.say("%,d changes rolled up in %d s".formatted(past.rows(), rolledUp.toSeconds()));
    ProcessorTime.awaitQuiet(service.process(), 60);
    var tables = List.of(reads(service), sizes(database, past, rolledUp), keepingUp(service, database), losses(service, database),
        hotRows(database), dropping(service, database));
    service.stop();
    return tables;
  }

  private Table reads(OurService service) throws IOException, InterruptedException {
    var rows = new ArrayList<List<String>>();
    for (var question : QUESTIONS)
      for (var counter : List.of(Past.HOT, Past.pattern())) {
        progress.show("reading " + question.getFirst());
        var script = script(service, "/counters/" + counter + "/history?" + question.getLast());
        new Wrk(workshop).run(new Load(Work.READS, READERS, options.warmUp().dividedBy(3), 1), service.port(), script);
        var seen = new Wrk(workshop).run(new Load(Work.READS, READERS, options.duration(), 2), service.port(), script);
        var title = question.getFirst() + (counter.equals(Past.HOT) ? ", the counter that changes each minute" : ", 100,000 at random");
        rows.add(List.of(title, text("%,.0f", seen.perSecond()), text("%.1f", seen.p50Millis()), text("%.1f", seen.p99Millis()),
            String.valueOf(seen.failures())));
        progress.say(String.join("  ", rows.getLast()));
      }
    return new Table(List.of("histories, " + READERS + " readers", "answers/s", "p50 ms", "p99 ms", "failed"), rows);
  }

  private static String script(OurService service, String path) {
    var key = service.keyHeader().strip().split(": ", 2);
    var header = WrkScript.header(key[0], key[1]);
    return path.contains("#")
        ? WrkScript.random("GET", path, header, new WrkScript.Choice(Work.COUNTERS_RANDOM - 1, 1))
        : WrkScript.same("GET", path, header);
  }

  private Table sizes(Database database, Past past, Duration rolledUp) throws IOException, InterruptedException {
    var rows = new ArrayList<List<String>>();
    for (var table : List.of("counter_change", "history_minute", "history_hour", "history_day", "history_cursor")) {
      double count = database.number("SELECT count(*) FROM " + table);
      double bytes = database.number("SELECT coalesce(sum(pg_total_relation_size(relid)), 0) FROM pg_partition_tree('" + table + "')");
      if (table.equals("history_cursor"))
        bytes = database.number("SELECT pg_total_relation_size('history_cursor')");
      rows.add(List.of(table, text("%,.0f", count), text("%,.0f MiB", bytes / 1_048_576), text("%.0f", bytes / count)));
    }
    rows.add(List.of("all rolled up anew", text("%,.0f changes/s", past.rows() / (rolledUp.toMillis() / 1_000.0)), "", ""));
    return new Table(List.of("on disk, with indexes", "rows", "size", "bytes a row"), rows);
  }

  /** Bulks that leave so many journal rows a second, over all counters in turn; and what the job takes for them. */
  private Table keepingUp(OurService service, Database database) throws IOException, InterruptedException {
    var before = ticks(database);
    long began = System.nanoTime();
    int seconds = Math.max(60, (int) options.duration().toSeconds() * 10);
    int bulks = Work.COUNTERS_RANDOM / Seeding.OPERATIONS_PER_BULK;
    for (int bulk = 0; bulk < seconds * ROWS_PER_SECOND / Seeding.OPERATIONS_PER_BULK; bulk++) {
      service.client().bulk(BulkBody.of(Seeding.numbers(bulk % bulks), Seeding::name)).join();
      progress.show("%,d journal rows".formatted((long) bulk * Seeding.OPERATIONS_PER_BULK));
      long due = began + (bulk + 1L) * 1_000_000_000L * Seeding.OPERATIONS_PER_BULK / ROWS_PER_SECOND;
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
    }
    double took = (System.nanoTime() - began) / 1e9;
    double lag = database.number("SELECT extract(epoch FROM now() - rolled_until) FROM history_job");
    catchUp(database);
    double worked = (ticks(database) - before) / TICKS_PER_SECOND;
    var row = List.of(text("%,.0f", seconds * ROWS_PER_SECOND / took), text("%.0f s", took), text("%.1f %%", 100 * worked / took),
        text("%.0f s", lag));
    progress.say("rolling up: " + String.join("  ", row));
    return new Table(List.of("journal rows/s", "for", "of one core, for rolling them up", "behind in the end"), List.of(row));
  }

  /** Has everything rolled up that was written so far. */
  private static void catchUp(Database database) throws IOException, InterruptedException {
    String written = database.ask("UPDATE history_job SET next_at = now() RETURNING clock_timestamp()");
    while (database.ask("SELECT rolled_until >= '" + written + "' FROM history_job").equals("f"))
      TimeUnit.MILLISECONDS.sleep(500);
  }

  /** Processor time of the connections that roll up. */
  private static double ticks(Database database) throws IOException, InterruptedException {
    double ticks = 0;
    for (var pid : database.ask("SELECT pid FROM pg_stat_activity WHERE application_name = 'counter-service chores'").split("\\s+", -1))
      ticks += ticks(Path.of("/proc", pid, "stat"));
    return ticks;
  }

  private static double ticks(Path stat) throws IOException {
    if (Files.notExists(stat))
      return 0;
    var fields = Files.readString(stat).replaceFirst("^.*\\) ", "").split(" ", -1);
    return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
  }

  private Table losses(OurService service, Database database) throws IOException, InterruptedException {
    var rows = new ArrayList<List<String>>();
    for (var work : List.of(Work.HOT, Work.RANDOM)) {
      service.measure(new Load(work, WRITERS, options.warmUp(), 0));
      catchUp(database);
      var idle = new ArrayList<Double>();
      var busy = new ArrayList<Double>();
      for (int round = 1; round <= options.rounds(); round++) {
        database.ask("UPDATE history_job SET next_at = 'infinity'");
        idle.add(service.measure(new Load(work, WRITERS, stretch(), round)).perSecond());
        catchUp(database);
        busy.add(service.measure(new Load(work, WRITERS, stretch(), round)).perSecond());
        progress.say("%s, round %d: %,.0f/s without, %,.0f/s with".formatted(work.title(), round, idle.getLast(), busy.getLast()));
      }
      rows.add(List.of(work.title(), text("%,.0f", median(idle)), text("%,.0f", median(busy)),
          text("%.0f %%", 100 * (1 - median(busy) / median(idle)))));
    }
    return new Table(List.of("writes at 256 connections", "not rolled up", "rolled up", "loss"), rows);
  }

  /** Long enough for the job to work and to rest. */
  private Duration stretch() {
    return options.duration().multipliedBy(STRETCH);
  }

  /** How many operations of the hot counter one row of the journal holds. */
  private static Table hotRows(Database database) throws IOException, InterruptedException {
    double rows = database.number("SELECT count(*) FROM counter_change WHERE counter = 'hot'");
    double operations = database.number("SELECT version FROM counter WHERE name = 'hot'");
    double seconds = database.number("SELECT count(DISTINCT date_trunc('second', at)) FROM counter_change WHERE counter = 'hot'");
    return new Table(List.of("the hot counter", "operations", "journal rows", "operations a row", "rows/s"),
        List.of(List.of("at 256 connections", text("%,.0f", operations), text("%,.0f", rows), text("%.0f", operations / rows),
            text("%.0f", rows / seconds))));
  }

  private Table dropping(OurService service, Database database) throws IOException, InterruptedException {
    var rows = new ArrayList<List<String>>();
    for (boolean drops : List.of(false, true)) {
      var writer = new SlowestWrite(service.client());
      var thread = Thread.ofPlatform().start(writer);
      if (drops)
        for (int day = 360; day > 330; day--) {
          var partition = database.ask("SELECT 'counter_change_' || to_char(current_date - " + day + ", 'YYYYMMDD')");
          database.ask("ALTER TABLE counter_change DETACH PARTITION " + partition + " CONCURRENTLY");
          database.ask("DROP TABLE " + partition);
        }
      else
        TimeUnit.SECONDS.sleep(5);
      writer.end();
      thread.join();
      rows.add(List.of(drops ? "while 30 days are dropped" : "else", text("%,.0f", writer.writes()), text("%.1f", writer.slowestMillis())));
    }
    return new Table(List.of("one writer", "writes", "slowest ms"), rows);
  }

  private static double median(List<Double> figures) {
    return figures.stream().sorted().skip((figures.size() - 1) / 2).findFirst().orElse(0.0);
  }

  private static String text(String form, double value) {
    return String.format(ROOT, form, value);
  }
}
