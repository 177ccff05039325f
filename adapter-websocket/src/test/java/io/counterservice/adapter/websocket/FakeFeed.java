package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.LiveEvent.Changed;
import io.counterservice.application.port.in.LiveEvent.Reason;
import io.counterservice.application.port.in.LiveEvent.Refused;
import io.counterservice.application.port.in.LiveEvent.Snapshot;
import io.counterservice.application.port.in.WatchCounters;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A feed of counters that only ever grow by one; those whose names begin with {@code public.} are public. */
final class FakeFeed implements WatchCounters {
  static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

  private final Map<CounterName, List<Changed>> journal = new TreeMap<>();
  private final Set<Seat> seats = ConcurrentHashMap.newKeySet();
  final AtomicInteger opened = new AtomicInteger();
  volatile @Nullable Opening refusal;
  /** Whether this node has heard less than another, so that what has not been told here may be true. */
  volatile boolean waitsForTheFuture;

  @Override
  public Opening open(Viewer viewer, Watcher watcher, Executor loop) {
    Opening refused = refusal;
    if (refused != null)
      return refused;
    opened.incrementAndGet();
    var seat = new Seat(viewer, watcher, loop);
    seats.add(seat);
    return new Opening.Opened(seat);
  }

  int seats() {
    return seats.size();
  }

  Set<Seat> all() {
    return seats;
  }

  /** One more operation on a counter; the same event is told to all who watch it. */
  void increment(String counter) {
    var name = new CounterName(counter);
    Changed next;
    synchronized (journal) {
      List<Changed> rows = journal.computeIfAbsent(name, _ -> new ArrayList<>());
      var version = new Version(rows.size() + 1);
      next = new Changed(name, version, version, rows.size() + 1, BigInteger.ONE, AT, rows.isEmpty());
      rows.add(next);
    }
    tell(next);
  }

  /** Tells everybody who watches the counter of an event. */
  void tell(LiveEvent event) {
    for (Seat seat : seats)
      seat.loop.execute(() -> seat.hear(event));
  }

  private List<Changed> rows(CounterName name) {
    synchronized (journal) {
      return List.copyOf(journal.getOrDefault(name, List.of()));
    }
  }

  private List<CounterName> namesWith(String prefix) {
    synchronized (journal) {
      return journal.keySet().stream().filter(name -> name.value().startsWith(prefix)).toList();
    }
  }

  /** What one watcher sees; confined to its loop. */
  final class Seat implements Watch {
    final Viewer viewer;
    private final Watcher watcher;
    private final Executor loop;
    private final Set<CounterName> names = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();
    private final Map<CounterName, Version> ahead = new HashMap<>();
    private final Queue<LiveEvent> waiting = new ArrayDeque<>();
    final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    volatile int waitingMost;

    Seat(Viewer viewer, Watcher watcher, Executor loop) {
      this.viewer = viewer;
      this.watcher = watcher;
      this.loop = loop;
    }

    @Override
    public void subscribe(Subscription subscription) {
      subscriptions.add(subscription);
      for (CounterName name : subscription.selection().names())
        if (isAllowed(name.value(), false))
          begin(name, subscription.since().get(name));
      for (String prefix : subscription.selection().prefixes())
        if (isAllowed(prefix, true)) {
          prefixes.add(prefix);
          namesWith(prefix).forEach(name -> begin(name, null));
        }
      watcher.flush();
    }

    private void begin(CounterName name, @Nullable Version since) {
      List<Changed> rows = rows(name);
      boolean isAhead = since != null && since.number() > rows.size();
      if (isAhead && waitsForTheFuture) {
        names.add(name);
        ahead.put(name, since);
        return;
      }
      if (isAhead) {
        give(new Refused(name.value(), false, Reason.SINCE_IN_FUTURE));
        return;
      }
      names.add(name);
      if (since != null)
        rows.subList((int) since.number(), rows.size()).forEach(this::give);
      else if (rows.isEmpty())
        give(new Snapshot(name, null, null, null));
      else
        give(new Snapshot(name, rows.getLast().to(), rows.getLast().value(), AT));
    }

    private boolean isAllowed(String subject, boolean isPrefix) {
      var pattern = viewer.pattern();
      boolean allowed = pattern == null ? subject.startsWith("public.") : subject.startsWith(pattern.prefix());
      if (!allowed)
        watcher.receive(new Refused(subject, isPrefix, pattern == null ? Reason.NOT_PUBLIC : Reason.FORBIDDEN));
      return allowed;
    }

    void hear(LiveEvent event) {
      CounterName name = StreamText.counterOf(event);
      if (event instanceof Changed change && ahead.containsKey(change.counter())
          && change.to().number() <= ahead.get(change.counter()).number())
        return;
      if (name == null || names.contains(name) || prefixes.stream().anyMatch(name.value()::startsWith)) {
        give(event);
        watcher.flush();
      }
    }

    private void give(LiveEvent event) {
      if (watcher.isReady() && waiting.isEmpty())
        watcher.receive(event);
      else
        waiting.add(event);
      waitingMost = Math.max(waitingMost, waiting.size());
    }

    @Override
    public void unsubscribe(Selection selection) {
      names.removeAll(selection.names());
      prefixes.removeAll(selection.prefixes());
    }

    @Override
    public void ready() {
      while (!waiting.isEmpty() && watcher.isReady())
        watcher.receive(waiting.remove());
      watcher.flush();
    }

    @Override
    public void close() {
      seats.remove(this);
      waiting.clear();
    }
  }
}
