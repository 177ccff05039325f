package io.counterservice.crash;

import io.counterservice.checker.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Rounds of work, disturbance and inspection. In each round the clients work, something happens at a random moment, they go on
 * until all is answered, and the checker judges everything that was seen since the first round.
 */
final class Campaign {
  /** How long a round works before and after the disturbance, each at most. */
  private static final Duration WORK_MAX = Duration.ofMillis(1_500);
  private static final Duration WORK_MIN = Duration.ofMillis(200);
  private static final int ANSWERS_MAX = 400;
  private static final Duration ANSWERS_TIME_MAX = Duration.ofSeconds(60);

  /** Who does something, and who looks on. */
  record Players(Workload workload, Watchers watchers) {}

  /** What became of one round. */
  record Round(String disturbance, Duration recovery, int answers, Verdict verdict) {}

  private final Players players;
  private final Recorder recorder;
  private final Inspector inspector;
  private final List<? extends Disturbance> disturbances;
  private final Random random;
  private final List<Round> rounds = new ArrayList<>();

  Campaign(Players players, Recorder recorder, Inspector inspector, List<? extends Disturbance> disturbances, Random random) {
    this.players = players;
    this.recorder = recorder;
    this.inspector = inspector;
    this.disturbances = List.copyOf(disturbances);
    this.random = random;
  }

  /** Works round after round, a line of progress for each; ends early when a law is broken. */
  List<Round> run(int count, PrintStream progress) throws IOException, InterruptedException {
    for (int number = 1; number <= count && passed(); number++) {
      // Each kind in turn at first, so that a short campaign has met them all.
      var disturbance = disturbances.get(number <= disturbances.size() ? number - 1 : random.nextInt(disturbances.size()));
      var round = round(disturbance);
      rounds.add(round);
      progress.println(line(number, count, round));
    }
    return List.copyOf(rounds);
  }

  /** Whether no law was broken and no client was surprised. */
  boolean passed() {
    return recorder.surprises().isEmpty() && rounds.stream().allMatch(round -> round.verdict().passed());
  }

  private Round round(Disturbance disturbance) throws IOException, InterruptedException {
    players.watchers.stir();
    players.workload.start();
    work();
    long struck = System.nanoTime();
    disturbance.strike(random);
    long recovered = System.nanoTime();
    work();
    players.watchers.calm();
    players.workload.stop();
    var verdict = inspector.inspect(recorder, players.watchers, disturbance.holdsUpTheFeed() ? recovered : struck);
    return new Round(disturbance.name(), Duration.ofNanos(recovered - struck), recorder.size(), verdict);
  }

  /** Lets the clients work for a random time, and on a slow machine until something was done. */
  private void work() {
    int enough = recorder.size() + random.nextInt(ANSWERS_MAX);
    Patience.pause(WORK_MIN.plusMillis(random.nextLong(WORK_MAX.minus(WORK_MIN).toMillis())));
    if (!Patience.until(ANSWERS_TIME_MAX, () -> recorder.size() >= enough))
      recorder.surprise("not " + ANSWERS_MAX + " answers within " + ANSWERS_TIME_MAX.toSeconds() + " s");
  }

  private static String line(int number, int count, Round round) {
    int done = 20 * number / count;
    return String.format(Locale.ROOT, "%s%s %3d/%d  %-20s ready again in %4.1f s  %8d answers  %s; %s", "#".repeat(done),
        "-".repeat(20 - done),
        number, count, round.disturbance, round.recovery.toMillis() / 1e3, round.answers, round.verdict.feed(),
        round.verdict.passed() ? "ok" : round.verdict.found() + " violations");
  }
}
