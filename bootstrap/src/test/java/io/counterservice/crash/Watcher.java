package io.counterservice.crash;

import io.counterservice.crash.WatchPlan.Habit;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One watcher: connects, hears what it is told, and connects again, from where it is. */
final class Watcher implements Runnable {
  private static final Duration BACK_OFF_MIN = Duration.ofMillis(25);
  private static final Duration BACK_OFF_MAX = Duration.ofMillis(400);
  private static final long STAYS_MILLIS_MAX = 1_500;
  private static final int FRAMES_BETWEEN_STALLS = 500;
  private static final long STALLS_MILLIS_MAX = 3_000;
  private static final int STALLING_RECEIVE_BYTES = 65_536;

  private final WatchPlan plan;
  private final WatchLog log = new WatchLog();
  private final Route route;
  private final Recorder recorder;
  private final Random random;
  private final BooleanSupplier calm;
  private @Nullable String lastId;
  private Duration backOff = BACK_OFF_MIN;
  private volatile @Nullable LiveWire wire;
  private volatile long leavesAt;
  private volatile boolean ended;

  /** @param calm whether it is to do nothing but read */
  Watcher(WatchPlan plan, Setting setting, Recorder recorder, BooleanSupplier calm) {
    this.plan = plan;
    this.route = setting.stage().route(plan.number());
    this.recorder = recorder;
    this.random = new Random(setting.seed() * 1_000 - plan.number());
    this.calm = calm;
  }

  WatchPlan plan() {
    return plan;
  }

  WatchLog log() {
    return log;
  }

  @Override
  public void run() {
    while (!ended) {
      try {
        watch();
      } catch (SocketTimeoutException | RuntimeException e) {
        if (!ended)
          recorder.surprise(plan + ": " + e);
        backOff();
      } catch (IOException _) {
        backOff();
      }
    }
  }

  private void watch() throws IOException {
    try (var opened = new LiveWire(route.next(), plan.habit() == Habit.STALLING ? STALLING_RECEIVE_BYTES : 0)) {
      var line = open(opened, log.known());
      log.resume();
      leavesAt = System.nanoTime() + Duration.ofMillis(random.nextLong(STAYS_MILLIS_MAX)).toNanos();
      wire = opened;
      while (!ended) {
        var heard = line.next();
        log.hear(heard.frame());
        lastId = heard.id();
        backOff = BACK_OFF_MIN;
        stall();
      }
    } finally {
      wire = null;
    }
  }

  private LiveLine open(LiveWire opened, Map<String, Long> known) throws IOException {
    if (!plan.isStream())
      return LiveSocket.open(opened, Setting.API_KEY, plan.frame(known));
    boolean byId = lastId != null && random.nextBoolean();
    return LiveStream.open(opened, Setting.API_KEY, plan.query(byId ? Map.of() : known), byId ? lastId : null);
  }

  private void stall() {
    if (plan.habit() == Habit.STALLING && !calm.getAsBoolean() && random.nextInt(FRAMES_BETWEEN_STALLS) == 0) {
      boolean _ = Patience.until(Duration.ofMillis(random.nextLong(STALLS_MILLIS_MAX)), calm);
      log.listen();
    }
  }

  /** It was refused, or hung up on, or left by itself: elsewhere it may go better. */
  private void backOff() {
    if (random.nextBoolean())
      route.refused();
    Patience.pause(backOff);
    backOff = backOff.multipliedBy(2).compareTo(BACK_OFF_MAX) < 0 ? backOff.multipliedBy(2) : BACK_OFF_MAX;
  }

  /** Breaks off in the middle of whatever is being told, if it is one who does that and the time has come. */
  void jostle() {
    var open = wire;
    if (open != null && plan.habit() == Habit.FICKLE && System.nanoTime() - leavesAt > 0)
      open.reset();
  }

  void end() {
    ended = true;
    var open = wire;
    if (open != null)
      open.reset();
  }
}
