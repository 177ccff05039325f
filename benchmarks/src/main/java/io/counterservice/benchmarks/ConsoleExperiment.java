package io.counterservice.benchmarks;

import static java.util.Locale.ROOT;

import io.counterservice.benchmarks.live.SteadyWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What the console costs: how much its pages weigh, how long a list of very many counters takes, how busy a live list keeps a browser. */
record ConsoleExperiment(Workshop workshop, ServiceStarts starts, Options options, Progress progress) {
  private static final int VISITS = 300;
  private static final int LIVE = 50;
  private static final int BULKS_PER_SECOND = 200;
  private static final int WRITERS = 16;
  private static final int SETTLING_SECONDS = 5;
  private static final String LIVE_LIST = "/console/counters?prefix=live:&size=50";

  List<Table> run() throws IOException, InterruptedException {
    var service = OurService.start(workshop, starts.next("console", List.of()));
    int counters = options.sizes().grownCounters();
    new Seeding(service.client(), counters, 1).run(progress);
    service.client().bulk(live()).join();
    ProcessorTime.awaitQuiet(service.process(), 60);
    var visit = ConsoleVisit.signIn(service.port(), starts.key());
    var tables = new ArrayList<Table>();
    tables.add(times(visit, counters));
    tables.add(weights(visit));
    tables.add(browser(visit, service));
    service.stop();
    return tables;
  }

  private Table times(ConsoleVisit visit, int counters) throws IOException, InterruptedException {
    var rows = new ArrayList<List<String>>();
    for (var list : List.of(List.of("the first page", "/console/counters?size=50"),
        List.of("a page in the middle", "/console/counters?size=50&after=random:5"),
        List.of("a prefix", "/console/counters?size=50&prefix=random:77"), List.of("one counter", "/console/counters/random:77"))) {
      var millis = new double[VISITS];
      for (int turn = -VISITS; turn < VISITS; turn++) {
        progress.show("console: %s, %d of %d".formatted(list.getFirst(), turn + VISITS, 2 * VISITS));
        long begun = System.nanoTime();
        visit.weight(list.getLast());
        if (turn >= 0)
          millis[turn] = (System.nanoTime() - begun) / 1e6;
      }
      Arrays.sort(millis);
      rows.add(List.of(list.getFirst(), text("%.1f", millis[VISITS / 2]), text("%.1f", millis[VISITS * 99 / 100])));
    }
    return new Table(List.of(text("50 of %,.0f counters, whole answer", counters), "p50 ms", "p99 ms"), rows);
  }

  private Table weights(ConsoleVisit visit) throws IOException, InterruptedException {
    var rows = new ArrayList<List<String>>();
    for (var path : List.of("/console", "/console/counters?size=50", LIVE_LIST, "/console/counters/live:1", "/console/keys",
        "/console/audit"))
      rows.add(List.of(path, text("%.1f", visit.firstWeight(path) / 1e3), text("%.1f", visit.weight(path) / 1e3)));
    return new Table(List.of("sent, zipped", "first visit kB", "later kB"), rows);
  }

  private Table browser(ConsoleVisit visit, OurService service) throws IOException, InterruptedException {
    byte[] bulk = PushServer.request("POST /operations", service.keyHeader() + "Content-Type: application/json\r\n", live());
    try (
        var writer = SteadyWriter.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port().number()), () -> bulk,
            WRITERS, BULKS_PER_SECOND);
        var page = ChromiumPage.open(workshop)) {
      visit.cookies().forEach((name, value) -> page.cookie(service.port().url() + "/console/", name, value));
      page.go(service.port().url() + LIVE_LIST);
      wait(service, SETTLING_SECONDS, "a page of live counters settles");
      var before = page.evaluate("document.querySelector('live-counter').textContent");
      double cpu = page.cpuSeconds();
      long begun = System.nanoTime();
      wait(service, (int) options.duration().toSeconds(), "a page of live counters");
      double share = (page.cpuSeconds() - cpu) / ((System.nanoTime() - begun) / 1e9);
      var shift = page
          .evaluate("new Promise(done => new PerformanceObserver(all => done(all.getEntries().reduce((sum, each) => sum + each.value, 0)))"
              + ".observe({type: 'layout-shift', buffered: true}) ?? setTimeout(done, 1000, 0))");
      var after = page.evaluate("document.querySelector('live-counter').textContent");
      var written = writer.stop();
      return new Table(List.of("a list of %d live counters in a browser".formatted(LIVE), "came"),
          List.of(List.of("changes/s", text("%,.0f", written.succeeded() * LIVE / written.seconds())),
              List.of("of one core, the page's process", text("%.1f %%", share * 100)), List.of("layout shift", shift),
              List.of("first value before and after", before + " " + after)));
    }
  }

  private void wait(OurService service, int seconds, String words) throws IOException, InterruptedException {
    for (int second = 1; second <= seconds; second++) {
      progress.show("console: %s, %d of %d s".formatted(words, second, seconds));
      if (service.process().waitFor(1, TimeUnit.SECONDS))
        throw new IOException("the service ended");
    }
  }

  private static String live() {
    return BulkBody.of(IntStream.range(0, LIVE).boxed().toList(), number -> "live:" + number);
  }

  private static String text(String form, double value) {
    return String.format(ROOT, form, value);
  }
}
