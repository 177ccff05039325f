package io.counterservice.application.feed;

import io.counterservice.domain.counter.CounterName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** All watches of one loop. Confined to that loop, but for {@link #later} and {@link #tick}. */
final class LoopFeed {
  private static final int TASKS_MAX = 512;
  private static final long NEVER = Long.MAX_VALUE;
  private final Executor loop;
  private final ChangeFeed feed;
  private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean called = new AtomicBoolean();
  private final Map<CounterName, Audience> audiences = new HashMap<>();
  private final Map<String, Set<LoopWatch>> prefixes = new HashMap<>();
  private final Queue<Pace> due = new PriorityQueue<>(Comparator.comparingLong(Pace::dueNanos));
  private List<LoopWatch> touched = new ArrayList<>();
  private volatile long dueNanos = NEVER;

  LoopFeed(Executor loop, ChangeFeed feed) {
    this.loop = loop;
    this.feed = feed;
  }

  /** Has the loop run this soon, in the order given. */
  void later(Runnable task) {
    inbox.add(task);
    call();
  }

  /** Has the loop serve those who are due. */
  void tick(long nowNanos) {
    long next = dueNanos;
    if (next != NEVER && nowNanos - next >= 0)
      call();
  }

  long nanoTime() {
    return feed.nanoTime();
  }

  Audience audience(CounterName name) {
    return audiences.computeIfAbsent(name, _ -> {
      Audience audience = new Audience(name, this);
      feed.watch(audience);
      return audience;
    });
  }

  /** Somebody left an audience. */
  void left(Audience audience) {
    if (audience.isEmpty() && audiences.remove(audience.name(), audience))
      feed.unwatch(audience);
  }

  void joinPrefix(String prefix, LoopWatch watch) {
    prefixes.computeIfAbsent(prefix, _ -> new LinkedHashSet<>()).add(watch);
    feed.watchPrefix(prefix, this);
  }

  void leavePrefix(String prefix, LoopWatch watch) {
    Set<LoopWatch> watches = prefixes.get(prefix);
    if (watches != null && watches.remove(watch) && watches.isEmpty()) {
      prefixes.remove(prefix);
      feed.unwatchPrefix(prefix, this);
    }
  }

  /** Counters that begin with a prefix are there. */
  void appeared(String prefix, Set<CounterName> names) {
    for (LoopWatch watch : List.copyOf(prefixes.getOrDefault(prefix, Set.of())))
      watch.appeared(prefix, names);
  }

  void verify(Seat seat) {
    feed.verify(seat);
  }

  void read(Replay.Page page) {
    feed.read(page, this);
  }

  /** A round is due, now or later. */
  void schedule(Pace pace) {
    due.add(pace);
    if (pace.dueNanos() - nanoTime() <= 0)
      call();
    noteDue();
  }

  /** The watch has something to flush or to catch up with. */
  void touch(LoopWatch watch) {
    if (!watch.touched) {
      watch.touched = true;
      touched.add(watch);
    }
  }

  /** Flushes what was told. */
  void settle() {
    while (!touched.isEmpty()) {
      List<LoopWatch> settling = touched;
      touched = new ArrayList<>();
      for (LoopWatch watch : settling) {
        watch.touched = false;
        watch.settle();
      }
    }
  }

  private void call() {
    if (called.compareAndSet(false, true))
      loop.execute(this::run);
  }

  private void run() {
    called.set(false);
    Runnable task = inbox.poll();
    for (int tasks = 1; task != null; tasks++) {
      task.run();
      task = tasks < TASKS_MAX ? inbox.poll() : null;
    }
    if (!inbox.isEmpty())
      call();
    serveDue();
    settle();
  }

  private void serveDue() {
    long now = nanoTime();
    for (Pace pace = due.peek(); pace != null && pace.dueNanos() - now <= 0; pace = due.peek()) {
      due.remove();
      pace.begin(now);
    }
    noteDue();
  }

  private void noteDue() {
    Pace next = due.peek();
    dueNanos = next == null ? NEVER : next.dueNanos();
  }
}
