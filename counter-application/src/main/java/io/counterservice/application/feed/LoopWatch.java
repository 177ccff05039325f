package io.counterservice.application.feed;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.WatchCounters;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One watch. What its watcher cannot take at once waits here: at most {@link #QUEUE_MAX} events of seats that are told everything, and
 * for all other seats only the fact that they wait. Confined to its loop.
 */
final class LoopWatch implements WatchCounters.Watch {
  static final int QUEUE_MAX = 1_024;
  /** Who is further behind is told of a gap, and nothing is read for him. */
  static final long BEHIND_VERSIONS_MAX = 10_000;
  private final WatchCounters.Viewer viewer;
  private final WatchCounters.Watcher watcher;
  private final LoopFeed loop;
  private final Quotas quotas;
  private final int countersMax;
  private final Map<CounterName, Seat> seats = new HashMap<>();
  private final Map<String, Joined> prefixes = new HashMap<>();
  /** Prefixes that have been refused some of their counters. */
  private final Set<String> full = new HashSet<>();
  private final Queue<Waiting> queue = new ArrayDeque<>(0);
  private final Queue<Seat> pending = new ArrayDeque<>(1);
  private boolean closed;
  /** Whether the loop will settle it. */
  boolean touched;

  private record Waiting(Seat seat, LiveEvent event) {}

  /** A prefix that is watched, and the longer one that the viewer's pattern makes of it. */
  private record Joined(Wish wish, String visible) {}

  LoopWatch(WatchCounters.Viewer viewer, WatchCounters.Watcher watcher, LoopFeed loop, Quotas quotas, int countersMax) {
    this.viewer = viewer;
    this.watcher = watcher;
    this.loop = loop;
    this.quotas = quotas;
    this.countersMax = Math.min(countersMax, watcher.countersMax());
  }

  @Override
  public void subscribe(WatchCounters.Subscription subscription) {
    if (closed)
      return;
    Wish wish = Wish.of(subscription);
    for (CounterName name : subscription.selection().names())
      if (!isAllowed(name))
        refuse(name.value(), false, LiveEvent.Reason.FORBIDDEN);
      else
        name(name, wish, subscription.since().get(name));
    for (String prefix : subscription.selection().prefixes())
      prefix(prefix, wish);
    loop.settle();
  }

  @Override
  public void unsubscribe(WatchCounters.Selection selection) {
    selection.prefixes().forEach(this::leavePrefix);
    for (CounterName name : selection.names()) {
      Seat seat = seats.get(name);
      if (seat != null)
        seat.named = false;
    }
    for (Seat seat : List.copyOf(seats.values()))
      if (!seat.named && !isOfPrefix(seat.audience.name()))
        drop(seat);
    loop.settle();
  }

  private void leavePrefix(String prefix) {
    Joined joined = prefixes.remove(prefix);
    if (joined != null && prefixes.values().stream().noneMatch(other -> other.visible.equals(joined.visible)))
      loop.leavePrefix(joined.visible, this);
  }

  @Override
  public void ready() {
    settle();
  }

  @Override
  public void close() {
    if (closed)
      return;
    closed = true;
    List.copyOf(prefixes.keySet()).forEach(this::leavePrefix);
    for (Seat seat : new ArrayList<>(seats.values()))
      leave(seat);
    quotas.releaseWatch(viewer);
  }

  /** Whether it sees public counters alone. */
  boolean isPublicOnly() {
    return viewer.pattern() == null;
  }

  /** Counters that begin with a prefix of this watch are there. */
  void appeared(String visible, Set<CounterName> names) {
    prefixes.forEach((prefix, joined) -> {
      if (joined.visible.equals(visible))
        appeared(prefix, joined.wish, names);
    });
  }

  private void appeared(String prefix, Wish wish, Set<CounterName> names) {
    for (CounterName name : names)
      if (!seats.containsKey(name) && isAllowed(name)) {
        LiveEvent.Reason limit = sit(name, wish, false, Seat.NOTHING);
        if (limit != null && full.add(prefix))
          refuse(prefix, true, limit);
        if (limit != null)
          return;
      }
  }

  /** Whether an event can be told at once. */
  boolean canTake() {
    return queue.isEmpty() && watcher.isReady();
  }

  /** Whether an event can be told at once, when all is flushed that was told before. */
  boolean makesRoom() {
    if (!canTake()) {
      watcher.flush();
      while (!queue.isEmpty() && watcher.isReady())
        watcher.receive(queue.remove().event());
    }
    return canTake();
  }

  void receive(LiveEvent event) {
    watcher.receive(event);
    loop.touch(this);
  }

  /** Tells a seat that is told everything of the next state, at once or later; where there is no more room it falls behind. */
  void tell(Seat seat, LiveEvent event, LiveCounter state) {
    if (makesRoom())
      receive(event);
    else if (queue.size() < QUEUE_MAX)
      queue.add(new Waiting(seat, event));
    else {
      seat.fallBehind();
      return;
    }
    seat.told = state;
  }

  /** Has a seat told of what it does not know yet, as soon as the watcher is ready. */
  void pend(Seat seat) {
    if (!seat.pending && !seat.left) {
      seat.pending = true;
      pending.add(seat);
      loop.touch(this);
    }
  }

  /** Ends a seat and says why. */
  void dismiss(Seat seat, LiveEvent.Reason reason) {
    drop(seat);
    if (seat.named)
      refuse(seat.audience.name().value(), false, reason);
  }

  /** Tells what waited, as far as the watcher is ready. */
  void settle() {
    while (!queue.isEmpty() && watcher.isReady())
      watcher.receive(queue.remove().event());
    while (canTake() && !pending.isEmpty())
      catchUp(pending.remove());
    watcher.flush();
  }

  private void catchUp(Seat seat) {
    seat.pending = false;
    LiveCounter now = seat.audience.state();
    if (seat.left || now == null)
      return;
    LiveCounter told = seat.told;
    if (seat.behind && told != null) {
      seat.behind = false;
      if (now.version() - told.version() <= BEHIND_VERSIONS_MAX) {
        new Replay(seat, loop).begin();
        return;
      }
      seat.lost = true;
    }
    if (seat.replay != null) {
      seat.replay.resume();
      return;
    }
    if (seat.lost && told != null)
      watcher.receive(new LiveEvent.Gap(now.name(), new Version(Math.max(0, told.version()))));
    if (seat.lost || told == null)
      watcher.receive(seat.audience.snapshotOf(now));
    else if (now.version() > told.version())
      watcher.receive(now.since(told));
    seat.lost = false;
    seat.told = now;
  }

  private void name(CounterName name, Wish wish, @Nullable Version since) {
    drop(seats.get(name));
    LiveEvent.Reason limit = sit(name, wish, true, since == null ? Seat.NOTHING : since.number());
    if (limit != null)
      refuse(name.value(), false, limit);
  }

  private void prefix(String prefix, Wish wish) {
    NamePattern pattern = viewer.pattern();
    if (pattern == null)
      refuse(prefix, true, LiveEvent.Reason.NOT_PUBLIC);
    else if (!overlap(pattern, prefix))
      refuse(prefix, true, LiveEvent.Reason.FORBIDDEN);
    else {
      join(prefix, new Joined(wish, pattern.prefix().startsWith(prefix) ? pattern.prefix() : prefix));
    }
  }

  /** What is here for the prefix already is told anew, as it is wished now. */
  private void join(String prefix, Joined joined) {
    prefixes.put(prefix, joined);
    full.remove(prefix);
    for (Seat seat : List.copyOf(seats.values()))
      if (!seat.named && seat.audience.name().value().startsWith(prefix))
        drop(seat);
    loop.joinPrefix(joined.visible, this);
  }

  private static boolean overlap(NamePattern pattern, String prefix) {
    return pattern.prefix().startsWith(prefix) || (pattern.isPrefix() && prefix.startsWith(pattern.prefix()));
  }

  private boolean isAllowed(CounterName name) {
    NamePattern pattern = viewer.pattern();
    return pattern == null || pattern.matches(name);
  }

  private boolean isOfPrefix(CounterName name) {
    return prefixes.keySet().stream().anyMatch(name.value()::startsWith);
  }

  private LiveEvent.@Nullable Reason sit(CounterName name, Wish wish, boolean named, long since) {
    if (seats.size() >= countersMax)
      leaveDeleted();
    LiveEvent.Reason limit = seats.size() >= countersMax ? LiveEvent.Reason.TOO_MANY_OF_WATCH : quotas.takeSubscription(viewer);
    if (limit != null)
      return limit;
    Audience audience = loop.audience(name);
    Seat seat = audience.join(this, wish, named, since);
    seats.put(name, seat);
    audience.begin(seat);
    return null;
  }

  /** Ends the seats that are here for a prefix and have been told of the end of their counter. */
  private void leaveDeleted() {
    for (Seat seat : List.copyOf(seats.values())) {
      LiveCounter told = seat.live();
      if (!seat.named && told != null && !told.present())
        drop(seat);
    }
  }

  /** Ends a seat, with what waits to be told of it. */
  private void drop(@Nullable Seat seat) {
    if (seat != null) {
      leave(seat);
      queue.removeIf(waiting -> waiting.seat().equals(seat));
    }
  }

  private void leave(Seat seat) {
    if (seat.left)
      return;
    seats.remove(seat.audience.name());
    seat.audience.leave(seat);
    loop.left(seat.audience);
    quotas.releaseSubscription(viewer);
  }

  private void refuse(String subject, boolean isPrefix, LiveEvent.Reason reason) {
    receive(new LiveEvent.Refused(subject, isPrefix, reason));
  }
}
