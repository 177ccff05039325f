package io.counterservice.benchmarks;

import static java.util.Locale.ROOT;

import io.counterservice.benchmarks.live.Audience;
import io.counterservice.benchmarks.live.SteadyWriter;
import io.counterservice.benchmarks.live.SteadyWriter.Written;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Does mode {@code all} tell every version once? A thousand subscribers of a thousand counters each, changed by bulks at an even pace. */
record Completeness(OurService service, Options options, Progress progress) {
  static final List<String> HEAD = List.of("", "changes/s", "updates/s in all", "versions expected", "told", "lost", "doubled", "gaps",
      "age p50 ms", "p99", "server CPU", "subscribers' CPU");
  private static final int SUBSCRIBERS_MAX = 1_000;
  private static final int CONNECTIONS = 16;
  private static final Duration DURATION = Duration.ofSeconds(20);
  private static final Duration STRAGGLERS = Duration.ofSeconds(1);
  private static final int STRAGGLERS_MAX = 30;

  List<String> run(Spread spread) throws IOException, InterruptedException {
    var server = LiveService.hot(service, 1);
    int subscribers = Math.min(SUBSCRIBERS_MAX, options.live().subscribers());
    seed(spread);
    try (var audience = Audience.gather(server.addresses(), LiveService.many(service, spread.counters), subscribers,
        done -> progress.show("%,d of %,d subscribers of %,d counters".formatted(done, subscribers, LiveService.COUNTERS_EACH)))) {
      double cpu = server.cpuSeconds();
      Written written;
      try (var writer = SteadyWriter.start(server.inletAddress(), bulks(spread), CONNECTIONS, spread.bulksPerSecond)) {
        for (int second = 1; second <= DURATION.toSeconds(); second++)
          progress.show("%s: %d of %d s, %s".formatted(spread.title(subscribers), second, DURATION.toSeconds(),
              Broadcast.describe(audience.seenAfter(Duration.ofSeconds(1)))));
        written = writer.stop();
      }
      var seen = audience.seen();
      double serverCpu = (server.cpuSeconds() - cpu) / seen.seconds();
      long expected = written.succeeded() * spread.perBulk * spread.seenBy(subscribers);
      var last = seen;
      for (int more = 0; more < STRAGGLERS_MAX && last.chain().versions() < expected; more++)
        last = audience.seenAfter(STRAGGLERS);
      var chain = last.chain();
      var numbers = List.of(written.succeeded() * spread.perBulk / written.seconds(), seen.updatesPerSecond(), (double) expected,
          (double) chain.versions(), (double) chain.lost(), (double) chain.doubled(), (double) chain.gaps());
      var row = new ArrayList<>(List.of(spread.title(subscribers)));
      numbers.forEach(number -> row.add(String.format(ROOT, "%,.0f", number)));
      row.addAll(List.of(String.valueOf(last.age().millisAt(0.5)), String.valueOf(last.age().millisAt(0.99)),
          String.format(ROOT, "%.2f", serverCpu), String.format(ROOT, "%.2f", seen.cpuSeconds() / seen.seconds())));
      return row;
    }
  }

  /** Every counter exists before anybody looks. */
  private void seed(Spread spread) {
    progress.show("making %,d counters".formatted(spread.counters));
    for (int first = 0; first < spread.counters; first += Seeding.OPERATIONS_PER_BULK)
      service.client().bulk(body(first, Math.min(spread.counters, first + Seeding.OPERATIONS_PER_BULK))).join();
  }

  private java.util.function.Supplier<byte[]> bulks(Spread spread) {
    var headers = service.keyHeader() + "Content-Type: application/json\r\n";
    var requests = IntStream.range(0, spread.counters / spread.perBulk)
        .mapToObj(bulk -> PushServer.request("POST /operations", headers, body(bulk * spread.perBulk, (bulk + 1) * spread.perBulk)))
        .toList();
    var turn = new AtomicInteger();
    return () -> requests.get(turn.getAndIncrement() % requests.size());
  }

  private static String body(int first, int end) {
    return BulkBody.of(IntStream.range(first, end).boxed().toList(), LiveService::name);
  }

  /** How changes are spread: over so many counters, so many of them in each bulk. */
  enum Spread {
    /** Everybody sees the same counters: each change goes to all. */
    SHARED(1_000, 50, 10),
    /** Ten subscribers see each. */
    WIDE(100_000, 500, 10);

    private final int counters;
    private final int perBulk;
    private final int bulksPerSecond;

    Spread(int counters, int perBulk, int bulksPerSecond) {
      this.counters = counters;
      this.perBulk = perBulk;
      this.bulksPerSecond = bulksPerSecond;
    }

    /** How many subscribers see one counter. */
    private long seenBy(int subscribers) {
      return (long) subscribers * LiveService.COUNTERS_EACH / counters;
    }

    private String title(int subscribers) {
      return "%,d subscribers of %,d of %,d counters".formatted(subscribers, LiveService.COUNTERS_EACH, counters);
    }
  }
}
