package io.counterservice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP client of every measurement: wrk with one thread, driven by a script of ours, its result read from the script's last line. */
record Wrk(Workshop workshop) {
  /** On two cores a second client thread takes more from the servers than it gives; measured, see docs/performance.md. */
  private static final String THREADS = "1";

  private static final Pattern RESULT = Pattern
      .compile("bench requests=(\\d+) micros=(\\d+) p50=(\\d+) p99=(\\d+) status=(\\d+) socket=(\\d+)");

  Measurement run(Load load, Port port, String script) throws IOException, InterruptedException {
    var file = Files.createTempFile(workshop.file("."), "wrk-", ".lua");
    Files.writeString(file, script);
    var output = workshop.children().run(List.of("wrk", "-t", THREADS, "-c", String.valueOf(load.connections()), "-d",
        load.duration().toSeconds() + "s", "--timeout", "10s", "-s", file.toString(), port.url()));
    Files.delete(file);
    return parse(output, load.work().operationsPerRequest());
  }

  static Measurement parse(String output, int operationsPerRequest) throws IOException {
    var result = RESULT.matcher(output);
    if (!result.find())
      throw new IOException("wrk printed no result: " + output);
    long answered = number(result, 1) - number(result, 5);
    double perSecond = answered * operationsPerRequest * 1_000_000.0 / number(result, 2);
    return new Measurement(perSecond, number(result, 3) / 1_000.0, number(result, 4) / 1_000.0, number(result, 5) + number(result, 6));
  }

  private static long number(Matcher result, int group) {
    return Long.parseLong(result.group(group));
  }
}
