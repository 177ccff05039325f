package io.counterservice.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** The grid is cut in two, one node here and the others there; both halves have all their clients, and the database. */
record GridCut(SplitGrid stage) implements Disturbance {
  private static final Duration NOTICED_MAX = Duration.ofSeconds(60);
  private static final int APART_MILLIS_MAX = 2_000;

  @Override
  public String name() {
    return "grid cut in two";
  }

  /** What the other half does can be read in the journal. */
  @Override
  public boolean holdsUpTheFeed() {
    return false;
  }

  @Override
  public void strike(Random random) throws IOException, InterruptedException {
    int alone = random.nextInt(stage.fleet().nodes().size());
    awaitGrid("complete");
    stage.network().cut(alone);
    awaitGrid("incomplete");
    Patience.pause(Duration.ofMillis(random.nextInt(APART_MILLIS_MAX)));
    if (!stage.fleet().nodes().stream().allMatch(ServiceProcess::isReady))
      throw new IOException("a node whose grid is cut in two is not ready");
    stage.network().heal(alone);
    awaitGrid("complete");
  }

  private void awaitGrid(String state) throws IOException {
    for (var node : stage.fleet().nodes())
      if (!Patience.until(NOTICED_MAX, () -> node.hasGrid(state)))
        throw new IOException("the grid is not " + state + " for " + node.uri());
  }
}
