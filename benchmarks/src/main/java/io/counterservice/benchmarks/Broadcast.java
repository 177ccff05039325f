package io.counterservice.benchmarks;

import static java.util.Locale.ROOT;

import io.counterservice.benchmarks.live.Audience;
import io.counterservice.benchmarks.live.Seen;
import io.counterservice.benchmarks.live.SteadyWriter;
import io.counterservice.benchmarks.live.SteadyWriter.Written;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * One counter, many subscribers, at an even pace.
 *
 * @param changesPerSecond how many changes a second were acknowledged
 * @param serverCpu of the server with its children and database, in processors
 */
record Broadcast(String title, double changesPerSecond, Seen seen, Written written, double serverCpu) {
  static final List<String> HEAD = List.of("", "changes/s", "updates/s to each, fewest", "… median", "age p50 ms", "p99", "max",
      "p99 of the worst second", "lost", "server CPU", "subscribers' CPU", "writer's CPU");
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int CONNECTIONS = 256;

  /** Has an audience that is gathered see changes for a while. */
  static Broadcast measure(PushServer server, Audience audience, double perSecond, Duration duration, Progress progress)
      throws IOException, InterruptedException {
    try (var settling = SteadyWriter.start(server.inletAddress(), server.publication(), CONNECTIONS, perSecond)) {
      watch(server.title() + ", settling", audience, SETTLING, progress);
      settling.stop();
    }
    try (var writer = SteadyWriter.start(server.inletAddress(), server.publication(), CONNECTIONS, perSecond)) {
      audience.begin();
      double cpu = server.cpuSeconds();
      watch(server.title(), audience, duration, progress);
      var seen = audience.seen();
      double serverCpu = (server.cpuSeconds() - cpu) / seen.seconds();
      var written = writer.stop();
      return new Broadcast(String.format(ROOT, "%s, of %,.0f changes/s", server.title(), perSecond),
          written.succeeded() / written.seconds(), seen, written, serverCpu);
    }
  }

  private static void watch(String title, Audience audience, Duration duration, Progress progress)
      throws IOException, InterruptedException {
    for (long second = 1; second <= duration.toSeconds(); second++) {
      var seen = audience.seenAfter(SECOND);
      progress.show(String.format(ROOT, "%s: %d of %d s, %s", title, second, duration.toSeconds(), describe(seen)));
    }
  }

  static String describe(Seen seen) {
    return String.format(ROOT, "%.1f updates/s to each, age p50 %d ms, p99 %d ms", seen.median(), seen.age().millisAt(0.5),
        seen.age().millisAt(0.99));
  }

  List<String> row() {
    var age = seen.age();
    return List.of(title, number("%,.0f", changesPerSecond), number("%.1f", seen.fewest()), number("%.1f", seen.median()),
        number("%d", age.millisAt(0.5)), number("%d", age.millisAt(0.99)), number("%d", age.maxMillis()),
        number("%d", seen.worstSecondMillis()), lost(), number("%.2f", serverCpu),
        number("%.2f", seen.cpuSeconds() / seen.seconds()), number("%.2f", written.cpuSeconds() / written.seconds()));
  }

  /** What a peer publishes has no versions. */
  private String lost() {
    return seen.chain().versions() == 0 ? "" : number("%d", seen.chain().lost() + seen.chain().doubled());
  }

  private static String number(String form, Object value) {
    return String.format(ROOT, form, value);
  }
}
