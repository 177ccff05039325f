package io.counterservice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What most services do today: one {@code UPDATE … RETURNING} and one commit per increment, driven by pgbench. */
final class PlainRowPeer implements Peer {
  /** Beyond this a hot row only gets slower. */
  private static final int CONNECTIONS_MAX = 64;
  private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) ");

  private final Workshop workshop;
  private final PostgresServer postgres;

  private PlainRowPeer(Workshop workshop, PostgresServer postgres) {
    this.workshop = workshop;
    this.postgres = postgres;
  }

  static PlainRowPeer start(Workshop workshop, PostgresServer postgres) throws IOException, InterruptedException {
    postgres.execute("CREATE TABLE counter (id bigint PRIMARY KEY, value bigint NOT NULL) WITH (fillfactor = 50)");
    postgres.execute("INSERT INTO counter SELECT id, 0 FROM generate_series(1, " + Work.COUNTERS_RANDOM + ") AS id");
    postgres.execute("VACUUM ANALYZE counter");
    Files.writeString(workshop.file("hot.sql"), "UPDATE counter SET value = value + 1 WHERE id = 1 RETURNING value;\n");
    Files.writeString(workshop.file("random.sql"), "\\set id random(1, " + Work.COUNTERS_RANDOM + ")\n"
        + "UPDATE counter SET value = value + 1 WHERE id = :id RETURNING value;\n");
    return new PlainRowPeer(workshop, postgres);
  }

  @Override
  public String title() {
    return "plain row";
  }

  @Override
  public List<Integer> connections(Work work, List<Integer> asked) {
    return switch (work) {
      case HOT -> List.of(1, 16, CONNECTIONS_MAX);
      case RANDOM -> asked.stream().filter(connections -> connections <= CONNECTIONS_MAX).toList();
      case ALONE -> asked;
      case BULK, READS, TOLERANT -> List.of();
    };
  }

  @Override
  public Measurement measure(Load load) throws IOException, InterruptedException {
    var script = load.work() == Work.RANDOM ? "random.sql" : "hot.sql";
    var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-f", workshop.file(script).toString(), "-c",
        String.valueOf(load.connections()), "-j", "1", "-T", String.valueOf(load.duration().toSeconds())));
    command.addAll(postgres.address());
    command.add("postgres");
    return parse(workshop.children().run(command));
  }

  /** pgbench gives a mean where the others give percentiles; with one client the two are close. */
  static Measurement parse(String output) throws IOException {
    double latency = number(LATENCY.matcher(output), output);
    return new Measurement(number(RATE.matcher(output), output), latency, latency, 0);
  }

  private static double number(Matcher matcher, String output) throws IOException {
    if (!matcher.find())
      throw new IOException("pgbench printed no result: " + output);
    return Double.parseDouble(matcher.group(1));
  }
}
