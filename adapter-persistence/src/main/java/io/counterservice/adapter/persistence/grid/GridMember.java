package io.counterservice.adapter.persistence.grid;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * This node as a member of the grid. It joins in the background when everything else has started, so that nothing waits for it,
 * and leaves when everything else has ended. Where it cannot start it tries again.
 */
final class GridMember implements SmartLifecycle, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GridMember.class);
  private static final int RETRY_SECONDS = 10;
  private static final int ROLL_CALL_SECONDS = 10;
  private static final int CLOSE_SECONDS_MAX = 5;
  private final GridSettings settings;
  private final ScheduledExecutorService starter = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("grid-start").factory());
  private volatile @Nullable HazelcastInstance instance;
  private volatile @Nullable String failure;
  private volatile boolean running;
  private volatile boolean closed;

  // Confined to the starter.
  private List<String> absentTold = List.of();
  private final List<Consumer<HazelcastInstance>> guests = new ArrayList<>();

  GridMember(GridSettings settings) {
    this.settings = settings;
  }

  /** The grid, or null while this node is no member. */
  @Nullable
  HazelcastInstance instance() {
    return instance;
  }

  /** Gives the grid to somebody as soon as this node is a member, before anybody else gets it. */
  void whenJoined(Consumer<HazelcastInstance> guest) {
    starter.execute(() -> {
      guests.add(guest);
      HazelcastInstance joined = instance;
      if (joined != null)
        guest.accept(joined);
    });
  }

  /** Why it could not become one, or null. */
  @Nullable
  String failure() {
    return failure;
  }

  @Override
  public void start() {
    running = true;
    starter.execute(this::join);
  }

  private void join() {
    if (closed)
      return;
    try {
      HazelcastInstance joined = Hazelcast.newHazelcastInstance(MemberConfig.of(settings));
      guests.forEach(guest -> guest.accept(joined));
      instance = joined;
      failure = null;
      LOG.info("This node is a member of the grid {}, now of {}", settings.clusterName(), joined.getCluster().getMembers().size());
      var _ = starter.scheduleWithFixedDelay(() -> callRoll(joined), ROLL_CALL_SECONDS, ROLL_CALL_SECONDS, TimeUnit.SECONDS);
    } catch (RuntimeException failed) {
      if (failure == null)
        LOG.warn("This node goes on without the grid and tries again every {} s: {}", RETRY_SECONDS, failed.getMessage());
      failure = String.valueOf(failed.getMessage());
      if (!closed) {
        var _ = starter.schedule(this::join, RETRY_SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  /** Says once who is missing, and when nobody is any more. */
  private void callRoll(HazelcastInstance joined) {
    List<String> absent = AbsentMembers.of(joined, settings.named());
    if (absent.equals(absentTold))
      return;
    absentTold = absent;
    if (absent.isEmpty())
      LOG.info("The grid has all its members");
    else
      LOG.warn("The grid has no member at {}: not started, not reached, or of another cluster name or version", absent);
  }

  /** Nothing yet: until the last request is answered the grid may be asked. */
  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the web server, which does not wait for it and is not held up by what it costs. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void close() {
    closed = true;
    starter.execute(this::leave);
    starter.shutdown();
    try {
      if (!starter.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS))
        LOG.warn("This node did not leave the grid in time");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave() {
    HazelcastInstance joined = instance;
    instance = null;
    if (joined != null)
      joined.shutdown();
  }
}
