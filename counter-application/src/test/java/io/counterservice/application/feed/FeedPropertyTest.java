package io.counterservice.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.WatchCounters.Mode;
import io.counterservice.application.port.in.WatchCounters.Opening;
import io.counterservice.application.port.in.WatchCounters.Selection;
import io.counterservice.application.port.in.WatchCounters.Subscription;
import io.counterservice.application.port.in.WatchCounters.Viewer;
import io.counterservice.application.port.in.WatchCounters.Watch;
import io.counterservice.application.port.out.ChangeRelay;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.CounterChanged;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Decision;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.counter.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two nodes over one ledger, each with two loops, and a relay between them that loses, doubles and mixes up what it carries. Whatever a
 * seed makes of it, each watcher sees a chain without a gap, or is told of the gap, and in the end the present.
 */
class FeedPropertyTest {
  private static final int STEPS = 15_000;
  private static final int COUNTERS = 6;
  private static final Actor ANNA = new Actor("anna");

  private final ManualTime time = new ManualTime(Instant.parse("2026-05-17T10:15:30Z"));
  private final InMemoryCounterLedger memory = new InMemoryCounterLedger();
  private final FlakyViews views = new FlakyViews(memory);
  private final Map<CounterName, List<Change>> journal = new HashMap<>();
  private final List<Runnable> network = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Viewing> viewings = new ArrayList<>();
  private Random random = new Random(0);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void every_watcher_sees_a_chain_and_in_the_end_the_present(long seed) {
    random = new Random(seed);
    nodes.add(new Node());
    nodes.add(new Node());
    for (int step = 0; step < STEPS; step++)
      step();
    quiesce();
    for (Viewing viewing : viewings)
      viewing.check();
    viewings.forEach(Viewing::end);
    quiesce();
    for (Node node : nodes) {
      assertThat(node.feed.watches()).isZero();
      assertThat(node.feed.subscriptions()).isZero();
      assertThat(node.feed.counters()).isZero();
    }
  }

  private void step() {
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> commit();
      case 3, 4 -> time.advance(Duration.ofMillis(random.nextInt(60)));
      case 5 -> nodes.forEach(node -> node.feed.tick());
      case 6 -> deliver();
      case 7 -> views.failing(random.nextInt(10) == 0);
      case 8 -> watch();
      case 9 -> viewing(Viewing::subscribe);
      case 11 -> viewing(Viewing::unsubscribe);
      case 12, 13 -> viewing(Viewing::toggle);
      case 10, 14 -> viewing(Viewing::reconnect);
      case 15 -> forget();
      default -> nodes.get(random.nextInt(nodes.size())).runSome();
    }
  }

  private void commit() {
    List<Request> requests = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--)
      requests.add(Request.of(Update.of(name(random.nextInt(COUNTERS)), operation(), ANNA)));
    time.advance(Duration.ofMillis(random.nextInt(3)));
    var batch = new Batch(requests, time.instant(), true);
    Node node = nodes.get(random.nextInt(nodes.size()));
    // The outcome of one in ten is not known to the node that committed it.
    Decision decision = (random.nextInt(10) == 0 ? memory : node.ledger).commit(batch);
    for (Change row : decision.changes())
      journal.computeIfAbsent(row.counter(), _ -> new ArrayList<>()).add(row);
  }

  private Operation operation() {
    return switch (random.nextInt(12)) {
      case 0 -> new Operation.Delete();
      case 1 -> new Operation.Create(CounterDefinition.DEFAULT);
      case 2 -> new Operation.Set(random.nextInt(100));
      case 3 -> new Operation.Replace(CounterDefinition.DEFAULT, random.nextBoolean() ? 7L : null, null);
      default -> new Operation.Add(random.nextInt(5) + 1, BoundPolicy.REJECT);
    };
  }

  private void deliver() {
    if (!network.isEmpty())
      network.remove(random.nextInt(network.size())).run();
  }

  private void forget() {
    CounterName name = name(random.nextInt(COUNTERS));
    List<Change> rows = journal.getOrDefault(name, List.of());
    if (!rows.isEmpty() && random.nextInt(5) == 0)
      views.forget(name, rows.get(random.nextInt(rows.size())).to().number());
  }

  private void watch() {
    if (viewings.size() < 12)
      viewings.add(new Viewing());
  }

  private void viewing(Consumer<Viewing> action) {
    if (!viewings.isEmpty())
      action.accept(viewings.get(random.nextInt(viewings.size())));
  }

  private void quiesce() {
    views.failing(false);
    viewings.forEach(Viewing::ready);
    network.clear();
    for (int round = 0; round < 80; round++) {
      time.advance(Duration.ofMillis(50));
      nodes.forEach(node -> node.feed.tick());
      while (nodes.stream().anyMatch(Node::runOne)) {
        // Everything is run.
      }
    }
  }

  private static CounterName name(int number) {
    return new CounterName((number % 2 == 0 ? "even." : "odd.") + number);
  }

  /** One node. */
  private final class Node {
    final Tasks thread = new Tasks();
    final Tasks readers = new Tasks();
    /** What was read, on its way back. */
    final Tasks found = new Tasks();
    boolean reading;
    final List<Tasks> loops = List.of(new Tasks(), new Tasks());
    final List<Consumer<List<CounterChanged>>> listeners = new ArrayList<>();
    final ChangeFeed feed = new ChangeFeed(new FeedLimits(100, 100, 100, 100, 1_000, 1_000),
        new ChangeFeed.Parts(views, new BadRelay(this), this::onThread, readers, time::nanoTime));
    final CounterLedger ledger = new PublishingLedger(memory, feed);

    void runSome() {
      readers.full(random.nextInt(20) == 0);
      for (int i = random.nextInt(60); i >= 0; i--)
        switch (random.nextInt(6)) {
          case 0, 1 -> thread.runOne();
          case 2 -> read();
          case 3 -> found.runOne();
          default -> loops.get(random.nextInt(2)).runOne();
        }
    }

    boolean runOne() {
      readers.full(false);
      return thread.runOne() || read() || found.runOne() || loops.get(0).runOne() || loops.get(1).runOne();
    }

    private boolean read() {
      reading = true;
      boolean ran = readers.runOne();
      reading = false;
      return ran;
    }

    /** What a reader brings takes some time, in which more may be committed and told. */
    private void onThread(Runnable task) {
      if (reading)
        found.execute(() -> thread.execute(task));
      else
        thread.execute(task);
    }
  }

  /** Carries to the other node, sometimes, once or twice. */
  private final class BadRelay implements ChangeRelay {
    private final Node own;

    BadRelay(Node own) {
      this.own = own;
    }

    @Override
    public void publish(List<CounterChanged> changes) {
      for (int times = random.nextInt(4) - 1; times > 0; times--)
        for (Node node : nodes)
          if (node != own)
            network.add(() -> node.listeners.forEach(listener -> listener.accept(changes)));
    }

    @Override
    public void subscribe(Consumer<List<CounterChanged>> listener) {
      own.listeners.add(listener);
    }

    @Override
    public void watch(Interest interest) {}
  }

  /** A watcher and what it has subscribed to; what concerns the watch happens between two tasks of its loop. */
  private final class Viewing {
    private final Witness witness = new Witness(journal);
    private final Map<CounterName, Mode> subscribed = new HashMap<>();
    private final Node node = nodes.get(random.nextInt(nodes.size()));
    private Watch watch = open();
    private boolean away;
    private boolean prefix;

    void subscribe() {
      if (away)
        resume();
      if (random.nextInt(6) == 0) {
        prefix = true;
        watch.subscribe(new Subscription(new Selection(Set.of(), Set.of("odd.")), Map.of(), Mode.LATEST, 10));
        return;
      }
      CounterName name = new CounterName("even." + 2 * random.nextInt(COUNTERS / 2));
      subscribe(name, random.nextBoolean() ? Mode.ALL : Mode.LATEST, null);
    }

    void unsubscribe() {
      if (away)
        resume();
      if (random.nextInt(4) == 0) {
        prefix = false;
        watch.unsubscribe(new Selection(Set.of(), Set.of("odd.")));
        for (int number = 1; number < COUNTERS; number += 2)
          witness.forget(name(number));
        return;
      }
      CounterName name = new CounterName("even." + 2 * random.nextInt(COUNTERS / 2));
      subscribed.remove(name);
      watch.unsubscribe(new Selection(Set.of(name), Set.of()));
      witness.forget(name);
    }

    void toggle() {
      if (witness.ready)
        witness.ready = false;
      else
        ready();
    }

    void ready() {
      if (away)
        resume();
      witness.ready = true;
      watch.ready();
    }

    /** The connection is lost, and some time later the next one resumes after what is known. */
    void reconnect() {
      if (!away) {
        end();
        away = true;
      } else
        resume();
    }

    private void resume() {
      watch = open();
      away = false;
      prefix = false;
      for (int number = 1; number < COUNTERS; number += 2)
        witness.forget(name(number));
      Map.copyOf(subscribed).forEach((name, mode) -> {
        Witness.Known known = witness.of(name);
        subscribe(name, mode, known == null || known.version() < 0 ? null : known.version());
      });
    }

    void end() {
      watch.close();
    }

    void check() {
      assertThat(witness.refusals).isEmpty();
      subscribed.keySet().forEach(this::checkPresent);
      if (prefix)
        for (int number = 1; number < COUNTERS; number += 2)
          if (isThere(name(number)))
            checkPresent(name(number));
    }

    private boolean isThere(CounterName name) {
      var counter = memory.find(List.of(name)).get(name);
      return counter != null && !counter.deleted();
    }

    private void checkPresent(CounterName name) {
      Version present = memory.versions(List.of(name)).get(name);
      Witness.Known known = witness.of(name);
      long version = known == null ? witness.sinceOf(name) : known.version();
      assertThat(version).as("%s", name).isEqualTo(present == null ? -1 : present.number());
    }

    private void subscribe(CounterName name, Mode mode, @Nullable Long after) {
      subscribed.put(name, mode);
      witness.begin(name, mode, after);
      Map<CounterName, Version> since = after == null ? Map.of() : Map.of(name, new Version(after));
      watch.subscribe(new Subscription(new Selection(Set.of(name), Set.of()), since, mode, 10));
    }

    private Watch open() {
      var opening = node.feed.open(new Viewer("anna", NamePattern.ALL), witness, node.loops.get(random.nextInt(2)));
      return opening instanceof Opening.Opened opened ? opened.watch() : fail(opening);
    }

    private static Watch fail(Opening opening) {
      throw new AssertionError(opening);
    }
  }
}
