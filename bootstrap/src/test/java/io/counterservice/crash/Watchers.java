package io.counterservice.crash;

import io.counterservice.checker.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Watches all counters in every way, all the time. */
final class Watchers implements AutoCloseable {
  private static final int COUNT = 12;
  private static final Duration JOSTLE_EVERY = Duration.ofMillis(20);
  /** How long they may take in the end, who are still coming back among them; the checker holds those who listened to less. */
  private static final Duration SETTLE_MAX = Duration.ofSeconds(15);

  private final List<Watcher> watchers = new ArrayList<>();
  private volatile boolean calm = true;
  private volatile boolean closed;

  Watchers(Setting setting, Recorder recorder) {
    for (int number = 0; number < COUNT; number++)
      watchers.add(new Watcher(WatchPlan.of(number, setting.counters()), setting, recorder, () -> calm));
  }

  void start() {
    for (Watcher watcher : watchers)
      Thread.ofPlatform().daemon().start(watcher);
    Thread.ofPlatform().daemon().start(this::jostle);
  }

  private void jostle() {
    while (!closed) {
      Patience.pause(JOSTLE_EVERY);
      if (!calm)
        watchers.forEach(Watcher::jostle);
    }
  }

  /** From now on they come and go and stall, each in its way. */
  void stir() {
    calm = false;
  }

  /** From now on they only read. */
  void calm() {
    calm = true;
  }

  /**
   * What each was told of each counter, as soon as all know these versions or it should be so.
   *
   * @param recovered until when nobody need have been told anything, in nanoseconds of {@link System#nanoTime}
   */
  List<Account> accounts(Map<String, Long> versions, long recovered) {
    boolean _ = Patience.until(SETTLE_MAX, () -> watchers.stream().allMatch(watcher -> watcher.log().knows(versions)));
    List<Account> accounts = new ArrayList<>();
    for (Watcher watcher : watchers)
      accounts.addAll(watcher.log().take(watcher.plan(), versions.keySet(), recovered));
    return accounts;
  }

  @Override
  public void close() {
    closed = true;
    watchers.forEach(Watcher::end);
  }
}
