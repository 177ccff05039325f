package io.counterservice.application.feed;

import io.counterservice.domain.counter.CounterName;
import java.util.ArrayDeque;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** All watches of one loop. Confined to that loop, but for {@link #later} and {@link #tick}. */
final class LoopFeed {
  private static final int TASKS_MAX = 512;
  /** Seats that are told between two looks at the time. */
  private static final int FEW = 32;
  /** In quarters of the loop's time: what telling the newest values takes at most while others want the loop, and while none does. */
  private static final int SHARE_BUSY = 1;
  private static final int SHARE_IDLE = 2;
  /** A loop that comes so soon when it is called has little else to do. */
  private static final long IDLE_NANOS_MAX = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long SAVED_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long NEVER = Long.MAX_VALUE;
  private final Executor loop;
  private final ChangeFeed feed;
  private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean called = new AtomicBoolean();
  private final Map<CounterName, Audience> audiences = new HashMap<>();
  private final Map<String, Set<LoopWatch>> prefixes = new HashMap<>();
  private final Queue<Pace> due = new PriorityQueue<>(Comparator.comparingLong(Pace::dueNanos));
  /** Whose round is under way. */
  private final Queue<Pace> rounds = new ArrayDeque<>();
  private long savedNanos = SAVED_NANOS_MAX;
  private long countedNanos;
  private volatile long calledNanos;
  private List<LoopWatch> touched = new ArrayList<>();
  private volatile long dueNanos = NEVER;

  LoopFeed(Executor loop, ChangeFeed feed) {
    this.loop = loop;
    this.feed = feed;
    this.countedNanos = feed.nanoTime();
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
    if (called.compareAndSet(false, true)) {
      calledNanos = nanoTime();
      loop.execute(this::run);
    }
  }

  private void run() {
    long now = nanoTime();
    save(now, now - calledNanos <= IDLE_NANOS_MAX ? SHARE_IDLE : SHARE_BUSY);
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
      rounds.add(pace);
    }
    serveRounds();
    noteDue();
  }

  /** Goes on with the rounds as long as their share of the time lasts; the next tick brings more of it. */
  private void serveRounds() {
    countedNanos = nanoTime();
    for (Pace pace = rounds.peek(); pace != null && savedNanos > 0; pace = rounds.peek()) {
      if (pace.serve(FEW))
        rounds.remove();
      settle();
      long now = nanoTime();
      savedNanos -= now - countedNanos;
      countedNanos = now;
    }
  }

  /** Saves a share of the time since it was last counted. */
  private void save(long nowNanos, int quarters) {
    savedNanos = Math.min(SAVED_NANOS_MAX, savedNanos + (nowNanos - countedNanos) / 4 * quarters);
    countedNanos = nowNanos;
  }

  private void noteDue() {
    Pace next = due.peek();
    if (rounds.isEmpty())
      dueNanos = next == null ? NEVER : next.dueNanos();
    else
      dueNanos = countedNanos;
  }
}
