package io.counterservice.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * One service and the clients that a campaign lets loose on it.
 *
 * @param jar the packaged service
 * @param home an empty directory for its data and its log
 * @param clients how many clients work at once
 * @param seed of everything random
 */
record Setting(Path jar, Path home, int clients, long seed) {
  private static final Duration FIRST_START_MAX = Duration.ofMinutes(5);
  private static final String API_KEY = "ck_crashtest_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

  /** Starts the service, runs a campaign of so many rounds, and stops the service. Returns whether all went well. */
  boolean run(int rounds, Function<ServiceProcess, List<Disturbance>> disturbances, PrintStream out) throws InterruptedException {
    out.println("seed " + seed + ", " + clients + " clients, directory " + home);
    var recorder = new Recorder();
    try (var service = new ServiceProcess(jar, home, API_KEY); var sender = new HttpSender(service::uri, API_KEY)) {
      service.start();
      service.waitUntilReady(FIRST_START_MAX);
      var counters = CounterPlan.handful("crash.");
      var inspector = new Inspector(sender, counters);
      inspector.createCounters();
      var workload = new Workload(clients, seed, counters, sender, recorder);
      var campaign = new Campaign(workload, recorder, inspector, disturbances.apply(service), new Random(seed));
      var done = campaign.run(rounds, out);
      report(done, recorder, campaign.passed(), out);
      return campaign.passed();
    } catch (IOException | IllegalStateException e) {
      out.println("FAILED, seed " + seed + ": " + e.getMessage());
      recorder.surprises().forEach(surprise -> out.println("  surprise: " + surprise));
      return false;
    }
  }

  private void report(List<Campaign.Round> rounds, Recorder recorder, boolean passed, PrintStream out) {
    out.println();
    out.println((passed ? "Nothing lost, nothing twice" : "FAILED") + " in " + rounds.size() + " rounds, seed " + seed);
    out.println("  " + recorder);
    if (!rounds.isEmpty()) {
      out.println("  checker: " + rounds.getLast().verdict());
      var longest = rounds.stream().map(Campaign.Round::recovery).max(Duration::compareTo).orElseThrow();
      out.println("  longest time until ready again: " + longest.toMillis() + " ms");
    }
    recorder.surprises().forEach(surprise -> out.println("  surprise: " + surprise));
  }
}
