package io.counterservice.application.cluster;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.NodeStore;
import io.counterservice.domain.cluster.Node;
import io.counterservice.domain.cluster.Sample;
import io.counterservice.domain.cluster.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Tells the others what this node did since the last time. What it did while the database was away is told to nobody. */
public final class NodeReporter {
  private final Supplier<Node> node;
  private final Supplier<Reading> meters;
  private final NodeStore store;
  private final InstantSource clock;
  private Work before;
  private Instant since;

  /**
   * What the meters of this node say.
   *
   * @param work since the start
   * @param waitingMax the most that a batch left waiting since they were read last
   */
  public record Reading(Work work, int waiting, int waitingMax) {}

  /** @param node may not be known before all has started */
  public NodeReporter(Supplier<Node> node, Supplier<Reading> meters, NodeStore store, InstantSource clock) {
    this.node = node;
    this.meters = meters;
    this.store = store;
    this.clock = clock;
    this.before = meters.get().work();
    this.since = clock.instant();
  }

  /** To be called by one thread. */
  public void report() {
    Instant now = clock.instant();
    if (!now.isAfter(since))
      return; // the clock was put back
    Reading reading = meters.get();
    Sample sample = new Sample(since, now, reading.work().since(before), reading.waiting(), reading.waitingMax());
    before = reading.work();
    since = now;
    try {
      store.report(node.get(), sample);
    } catch (UnavailableException _) {
      // the store has told the log
    }
  }

  /** Tells that this node ends. */
  public void leave() {
    try {
      store.leave(node.get().id());
    } catch (UnavailableException _) {
      // then it is missed for an hour
    }
  }
}
