package io.counterservice.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** A setting and what happens in it. */
record Play(Setting setting, List<? extends Disturbance> disturbances) {
  private static final int COUNTERS_MORE = 40;

  /**
   * What every play needs.
   *
   * @param jar the packaged service
   * @param home an empty directory for its data and its logs
   * @param clients how many work at once
   * @param seed of everything random
   */
  record Means(Path jar, Path home, int clients, long seed) {}

  /** One service and its PostgreSQL are killed. */
  static Play crash(Means means) throws IOException, InterruptedException {
    var service = Rehearsal.lone(means.jar, means.home, Setting.API_KEY);
    return new Play(means, new LoneService(service), CounterPlan.handful("crash."), Kill.all(service));
  }

  /** Several nodes on one PostgreSQL, of which some are killed and all are restarted. */
  static Play nodes(Means means, int nodes) throws IOException, InterruptedException {
    var stage = SharedDatabase.of(nodes, means.jar, means.home, List.of());
    return new Play(means, stage, CounterPlan.crowd("crash.", COUNTERS_MORE), NodeFault.all(stage.fleet()));
  }

  /** Several nodes on one PostgreSQL, whose grid is cut in two. */
  static Play split(Means means, int nodes) throws IOException, InterruptedException {
    var stage = SplitGrid.of(nodes, means.jar, means.home);
    return new Play(means, stage, CounterPlan.crowd("crash.", COUNTERS_MORE), List.of(new GridCut(stage)));
  }

  /** Two nodes on a PostgreSQL that fails in every way. */
  static Play database(Means means) throws IOException, InterruptedException {
    var pair = PostgresPair.start();
    var fleet = Fleet.of(2, means.jar, means.home, pair.url(), FailingDatabase.SETTINGS);
    var stage = new FailingDatabase(pair, fleet);
    return new Play(means, stage, CounterPlan.crowd("crash.", COUNTERS_MORE), DatabaseFault.all(stage));
  }

  private Play(Means means, Stage stage, List<CounterPlan> counters, List<? extends Disturbance> disturbances) {
    this(new Setting(stage, means.clients, counters, means.seed), disturbances);
  }

  /** The same with those disturbances alone whose name has this part. */
  Play only(String part) {
    var chosen = disturbances.stream().filter(disturbance -> disturbance.name().contains(part)).toList();
    if (chosen.isEmpty())
      throw new IllegalArgumentException("nothing is called " + part);
    return new Play(setting, chosen);
  }

  boolean run(int rounds, PrintStream out) throws InterruptedException {
    return setting.run(rounds, disturbances, out);
  }
}
