package io.counterservice.crash;

import io.counterservice.checker.Verdict.Feed;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * The clients that a campaign lets loose on a stage.
 *
 * @param clients how many clients work at once
 * @param counters what they work on
 * @param seed of everything random
 */
record Setting(Stage stage, int clients, List<CounterPlan> counters, long seed) {
  static final String API_KEY = "ck_crashtest_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

  /** Starts the stage, runs a campaign of so many rounds, and closes the stage. Returns whether all went well. */
  boolean run(int rounds, List<? extends Disturbance> disturbances, PrintStream out) throws InterruptedException {
    out.println("seed " + seed + ", " + clients + " clients, " + counters.size() + " counters");
    var recorder = new Recorder();
    try (stage; var sender = new HttpSender(API_KEY); var watchers = new Watchers(this, recorder)) {
      stage.start();
      var inspector = new Inspector(sender, stage.route(0), counters);
      inspector.createCounters();
      watchers.start();
      var players = new Campaign.Players(new Workload(this, sender, recorder), watchers);
      var campaign = new Campaign(players, recorder, inspector, disturbances, new Random(seed));
      var done = campaign.run(rounds, out);
      stage.complaints().forEach(recorder::surprise);
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
      out.println("  watchers: " + rounds.stream().map(round -> round.verdict().feed()).reduce(Feed.NONE, Feed::and));
      var longest = rounds.stream().map(Campaign.Round::recovery).max(Duration::compareTo).orElseThrow();
      out.println("  longest time until ready again: " + longest.toMillis() + " ms");
    }
    recorder.surprises().forEach(surprise -> out.println("  surprise: " + surprise));
  }
}
