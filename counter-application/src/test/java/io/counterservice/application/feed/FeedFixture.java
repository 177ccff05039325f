package io.counterservice.application.feed;

import static java.util.Objects.requireNonNull;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.WatchCounters.Mode;
import io.counterservice.application.port.in.WatchCounters.Opening;
import io.counterservice.application.port.in.WatchCounters.Selection;
import io.counterservice.application.port.in.WatchCounters.Subscription;
import io.counterservice.application.port.in.WatchCounters.Viewer;
import io.counterservice.application.port.in.WatchCounters.Watch;
import io.counterservice.application.port.in.WatchCounters.Watcher;
import io.counterservice.application.port.out.ChangeRelay;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.counter.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One node with one loop; {@link #run} lets everything happen that is to happen now. */
abstract class FeedFixture {
  static final CounterName HITS = new CounterName("hits");
  static final Viewer ANYBODY = new Viewer("address:192.0.2.1", null);
  static final Viewer ANNA = new Viewer("anna", NamePattern.ALL);

  final ManualTime time = new ManualTime(Instant.parse("2026-05-17T10:15:30Z"));
  final InMemoryCounterLedger memory = new InMemoryCounterLedger();
  final FlakyViews views = new FlakyViews(memory);
  final Tasks thread = new Tasks();
  final Tasks readers = new Tasks();
  final Tasks loop = new Tasks();
  final ChangeFeed feed = new ChangeFeed(new FeedLimits(4, 3, 1, 5, 8, 7),
      new ChangeFeed.Parts(views, ChangeRelay.ALONE, thread, readers, time::nanoTime));
  final CounterLedger ledger = new PublishingLedger(memory, feed);

  /** A watcher that writes down what it is told. */
  static final class Diary implements Watcher {
    final List<LiveEvent> events = new ArrayList<>();
    boolean ready = true;

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void receive(LiveEvent event) {
      events.add(event);
    }

    @Override
    public void flush() {}

    /** What it was told since it was last asked. */
    List<LiveEvent> take() {
      List<LiveEvent> taken = List.copyOf(events);
      events.clear();
      return taken;
    }
  }

  Watch open(Viewer viewer, Watcher watcher) {
    if (feed.open(viewer, watcher, loop) instanceof Opening.Opened opened)
      return opened.watch();
    throw new AssertionError("not opened");
  }

  static Subscription to(Mode mode, CounterName... names) {
    return new Subscription(new Selection(Set.of(names), Set.of()), Map.of(), mode, 10);
  }

  static Subscription toPrefix(String prefix) {
    return new Subscription(new Selection(Set.of(), Set.of(prefix)), Map.of(), Mode.LATEST, 10);
  }

  static Subscription since(Mode mode, CounterName name, long version) {
    return new Subscription(new Selection(Set.of(name), Set.of()), Map.of(name, new Version(version)), mode, 10);
  }

  void add(CounterName name, long delta) {
    commit(ledger, name, new Operation.Add(delta, BoundPolicy.REJECT));
  }

  void commit(CounterLedger by, CounterName name, Operation operation) {
    by.commit(new Batch(List.of(Request.of(Update.of(name, operation, new Actor("anna")))), time.instant(), true));
  }

  static CounterDefinition visible(boolean visible) {
    return new CounterDefinition(Bounds.DEFAULT, 0, "", Collections.unmodifiableSortedMap(new TreeMap<>()), visible);
  }

  /** Lets time pass in steps of a tick, with everything that happens meanwhile. */
  void pass(Duration duration) {
    for (long millis = 0; millis < duration.toMillis(); millis += 5) {
      time.advance(Duration.ofMillis(5));
      run();
    }
  }

  /** Lets everything happen that is to happen now. */
  void run() {
    feed.tick();
    while (thread.runOne() || readers.runOne() || loop.runOne()) {
      // Until nothing is left.
    }
  }

  static LiveEvent.Changed changed(LiveEvent event) {
    if (event instanceof LiveEvent.Changed changed)
      return changed;
    throw new AssertionError("no change: " + event);
  }

  static LiveEvent.Snapshot snapshot(LiveEvent event) {
    if (event instanceof LiveEvent.Snapshot snapshot)
      return snapshot;
    throw new AssertionError("no snapshot: " + event);
  }

  static long version(LiveEvent.Snapshot snapshot) {
    return requireNonNull(snapshot.version()).number();
  }
}
