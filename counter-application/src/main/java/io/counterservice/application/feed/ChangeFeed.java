package io.counterservice.application.feed;

import io.counterservice.application.port.in.WatchCounters;
import io.counterservice.application.port.out.ChangeRelay;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterChanged;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Tells watchers of what is committed.
 *
 * <p>
 * A row of the journal goes this way: the thread that committed it, or another node by the relay, brings it to the feed's thread. There
 * each watched counter has a stream that puts rows in order and reads from the journal what is missing ({@link CounterStream}). Each
 * state that a row leads to goes to the loops on which somebody watches the counter, and there to the audience of the counter
 * ({@link Audience}), which tells its seats everything or the newest so many times a second.
 *
 * <p>
 * Nothing that is lost on the way is lost for good: once a second the versions of all watched counters are compared with those in the
 * database.
 */
public final class ChangeFeed implements WatchCounters {
  private static final int ROWS_WAITING_MAX = 100_000;
  private static final int LOADED_TOGETHER_MAX = 1_000;
  private static final int CHECKED_TOGETHER_MAX = 5_000;
  private static final int MENDED_TOGETHER_MAX = 32;
  private static final int MENDED_ROWS_MAX = 500;
  private static final int PAGES_TOGETHER_MAX = 8;
  private static final long UPKEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  /** How long a row that is missing may be on its way. */
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
  private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final FeedLimits limits;
  private final Parts parts;
  private final Quotas quotas;
  private final Map<Executor, LoopFeed> loops = new ConcurrentHashMap<>();
  /** Changed by the feed's thread alone. */
  private final Map<CounterName, CounterStream> streams = new ConcurrentHashMap<>();
  /** Changed by the feed's thread alone. */
  private final Map<String, Set<LoopFeed>> prefixes = new ConcurrentHashMap<>();
  private final Set<Integer> prefixLengths = new TreeSet<>();
  private final Set<CounterStream> behind = new LinkedHashSet<>();
  private final AtomicInteger rowsWaiting = new AtomicInteger();
  private final AtomicBoolean upkeepWaiting = new AtomicBoolean();
  private final Desk<CounterStream, Map<CounterName, Counter>> loads;
  private final Desk<Place, List<List<Change>>> mends;
  private final Desk<Place, Map<CounterName, Version>> checks;
  private final Desk<String, Map<String, Set<CounterName>>> listings;
  private final Desk<Seat, Map<CounterName, Version>> claims;
  private final Desk<PageOfLoop, List<List<Change>>> pages;
  private volatile long upkeepNanos;
  private long checkNanos;
  private final ChangeRelay.Interest interest = new ChangeRelay.Interest(streams.keySet(), prefixes.keySet());
  private boolean interestChanged;

  /**
   * What the feed works with.
   *
   * @param thread runs one task after the other; what it is given must not be lost
   * @param readers runs what blocks; may refuse
   * @param nanoTime measures time; never goes back
   */
  public record Parts(CounterViews views, ChangeRelay relay, Executor thread, Executor readers, LongSupplier nanoTime) {}

  /** A stream, and the version it had when somebody asked, with the instant of that version. */
  private record Place(CounterStream stream, long version, Instant at) {
    static Place of(CounterStream stream) {
      return new Place(stream, stream.version(), stream.at());
    }
  }

  /** A page and the loop that wants it. */
  private record PageOfLoop(Replay.Page page, LoopFeed loop) {}

  public ChangeFeed(FeedLimits limits, Parts parts) {
    this.limits = limits;
    this.parts = parts;
    this.quotas = new Quotas(limits);
    this.upkeepNanos = nanoTime();
    this.checkNanos = upkeepNanos;
    loads = desk(LOADED_TOGETHER_MAX, this::load, this::loaded);
    mends = desk(MENDED_TOGETHER_MAX, this::readMissing, this::mend);
    checks = desk(CHECKED_TOGETHER_MAX, this::readVersions, this::compare);
    listings = desk(1, this::list, this::listed);
    claims = desk(LOADED_TOGETHER_MAX, this::readClaimed, this::verified);
    pages = desk(PAGES_TOGETHER_MAX, this::readPages, this::turn);
    parts.relay().subscribe(this::arrived);
  }

  @Override
  public Opening open(Viewer viewer, Watcher watcher, Executor loop) {
    Opening refused = quotas.takeWatch(viewer);
    if (refused != null)
      return refused;
    LoopFeed own = loops.computeIfAbsent(loop, executor -> new LoopFeed(executor, this));
    return new Opening.Opened(new LoopWatch(viewer, watcher, own, quotas, limits.countersPerWatchMax()));
  }

  /** Takes rows that this node has committed; quick, on the thread that did. */
  void committed(List<Change> rows) {
    List<CounterChanged> changes = new ArrayList<>(rows.size());
    for (Change row : rows)
      changes.add(CounterChanged.of(row));
    arrived(changes);
    parts.relay().publish(changes);
  }

  /** Does what is due; to be called every few milliseconds by a thread of its own. */
  public void tick() {
    long now = nanoTime();
    for (LoopFeed loop : loops.values())
      loop.tick(now);
    if (now - upkeepNanos >= UPKEEP_NANOS && upkeepWaiting.compareAndSet(false, true)) {
      upkeepNanos = now;
      parts.thread().execute(this::upkeep);
    }
  }

  /** How many watches there are. */
  public int watches() {
    return quotas.watches();
  }

  /** How many counters are watched, each counted once per watch. */
  public int subscriptions() {
    return quotas.subscriptions();
  }

  /** How many counters are watched, each counted once. */
  public int counters() {
    return streams.size();
  }

  long nanoTime() {
    return parts.nanoTime().getAsLong();
  }

  void watch(Audience audience) {
    parts.thread().execute(() -> {
      CounterStream stream = streams.computeIfAbsent(audience.name(), CounterStream::new);
      stream.add(audience);
      if (!stream.isLoaded())
        loads.ask(stream);
      interestChanged = true;
    });
  }

  void unwatch(Audience audience) {
    parts.thread().execute(() -> {
      CounterStream stream = streams.get(audience.name());
      if (stream == null)
        return;
      stream.remove(audience);
      if (!stream.isWatched()) {
        streams.remove(audience.name());
        behind.remove(stream);
        interestChanged = true;
      }
    });
  }

  /** Has the seat's audience told which version the counter has. */
  void verify(Seat seat) {
    parts.thread().execute(() -> claims.ask(seat));
  }

  void watchPrefix(String prefix, LoopFeed loop) {
    parts.thread().execute(() -> {
      prefixes.computeIfAbsent(prefix, _ -> new LinkedHashSet<>()).add(loop);
      prefixLengths.add(prefix.length());
      interestChanged = true;
      listings.ask(prefix);
    });
  }

  void unwatchPrefix(String prefix, LoopFeed loop) {
    parts.thread().execute(() -> {
      Set<LoopFeed> watching = prefixes.get(prefix);
      if (watching == null || !watching.remove(loop) || !watching.isEmpty())
        return;
      prefixes.remove(prefix);
      prefixLengths.clear();
      for (String left : prefixes.keySet())
        prefixLengths.add(left.length());
      interestChanged = true;
    });
  }

  void read(Replay.Page page, LoopFeed loop) {
    parts.thread().execute(() -> pages.ask(new PageOfLoop(page, loop)));
  }

  /** Takes rows from any thread, as far as somebody may watch their counters. What there is no room for will be found missing. */
  private void arrived(List<CounterChanged> rows) {
    List<CounterChanged> watched = prefixes.isEmpty() ? rows.stream().filter(row -> streams.containsKey(row.counter())).toList() : rows;
    if (watched.isEmpty() || rowsWaiting.get() > ROWS_WAITING_MAX)
      return;
    rowsWaiting.addAndGet(watched.size());
    parts.thread().execute(() -> {
      rowsWaiting.addAndGet(-watched.size());
      for (CounterChanged row : watched)
        accept(row);
    });
  }

  private void accept(CounterChanged row) {
    CounterStream stream = streams.get(row.counter());
    if (stream == null)
      appeared(row.counter());
    else {
      stream.accept(row);
      noteBehind(stream);
    }
  }

  private void noteBehind(CounterStream stream) {
    if (stream.isBehind())
      behind.add(stream);
  }

  private void appeared(CounterName name) {
    for (int length : prefixLengths) {
      if (length > name.value().length())
        return;
      String prefix = name.value().substring(0, length);
      tell(prefix, Set.of(name));
    }
  }

  private void tell(String prefix, Set<CounterName> names) {
    for (LoopFeed loop : prefixes.getOrDefault(prefix, Set.of()))
      loop.later(() -> loop.appeared(prefix, names));
  }

  private void upkeep() {
    upkeepWaiting.set(false);
    long now = nanoTime();
    loads.retry();
    mends.retry();
    checks.retry();
    listings.retry();
    claims.retry();
    pages.retry();
    mendWhatIsMissing(now);
    if (now - checkNanos >= CHECK_NANOS && checks.isIdle() && listings.isIdle()) {
      checkNanos = now;
      for (CounterStream stream : streams.values())
        if (stream.isLoaded())
          checks.ask(Place.of(stream));
      prefixes.keySet().forEach(listings::ask);
    }
    if (interestChanged) {
      interestChanged = false;
      parts.relay().watch(interest);
    }
  }

  private void mendWhatIsMissing(long now) {
    behind.removeIf(stream -> !stream.isBehind());
    if (mends.isIdle())
      for (CounterStream stream : behind)
        if (stream.isBehindSince(now, GRACE_NANOS))
          mends.ask(Place.of(stream));
  }

  private <Q, A> Desk<Q, A> desk(int max, Function<List<Q>, A> read,
      BiConsumer<List<Q>, A> answer) {
    return new Desk<>(max, parts.thread(), parts.readers(), read, answer);
  }

  private Map<CounterName, Counter> load(List<CounterStream> asked) {
    return parts.views().find(asked.stream().map(CounterStream::name).toList());
  }

  private void loaded(List<CounterStream> asked, Map<CounterName, Counter> found) {
    for (CounterStream stream : asked) {
      Counter counter = found.get(stream.name());
      stream.read(counter == null ? LiveCounter.unknown(stream.name()) : LiveCounter.of(counter));
      noteBehind(stream);
    }
  }

  private List<List<Change>> readMissing(List<Place> asked) {
    List<List<Change>> rows = new ArrayList<>(asked.size());
    for (Place place : asked)
      rows.add(parts.views().changes(place.stream().name(), place.version(), place.at(), MENDED_ROWS_MAX));
    return rows;
  }

  private void mend(List<Place> asked, List<List<Change>> found) {
    for (int i = 0; i < asked.size(); i++) {
      CounterStream stream = asked.get(i).stream();
      for (Change row : found.get(i))
        stream.accept(CounterChanged.of(row));
      if (stream.isBehind() && stream.version() == asked.get(i).version()) {
        stream.breakOff(stream.version());
        loads.ask(stream);
      } else if (stream.isBehind())
        mends.ask(Place.of(stream));
    }
  }

  private Map<CounterName, Version> readVersions(List<Place> asked) {
    return parts.views().versions(asked.stream().map(place -> place.stream().name()).toList());
  }

  private void compare(List<Place> asked, Map<CounterName, Version> found) {
    for (Place place : asked) {
      CounterStream stream = place.stream();
      long version = versionIn(found, stream.name());
      if (version < place.version()) {
        stream.breakOff(place.version());
        loads.ask(stream);
      }
      stream.expect(version);
      noteBehind(stream);
    }
  }

  private static long versionIn(Map<CounterName, Version> found, CounterName name) {
    Version version = found.get(name);
    return version == null ? LiveCounter.NEVER : version.number();
  }

  private Map<CounterName, Version> readClaimed(List<Seat> asked) {
    return parts.views().versions(asked.stream().map(seat -> seat.audience.name()).collect(Collectors.toSet()));
  }

  private void verified(List<Seat> asked, Map<CounterName, Version> found) {
    for (Seat seat : asked) {
      long version = versionIn(found, seat.audience.name());
      CounterStream stream = streams.get(seat.audience.name());
      if (stream != null) {
        stream.expect(version);
        noteBehind(stream);
      }
      seat.audience.loop().later(() -> seat.audience.verified(seat, version));
    }
  }

  private Map<String, Set<CounterName>> list(List<String> asked) {
    Map<String, Set<CounterName>> names = new HashMap<>();
    for (String prefix : asked)
      names.put(prefix, parts.views().versions(prefix, limits.countersPerWatchMax() + 1).keySet());
    return names;
  }

  private void listed(List<String> asked, Map<String, Set<CounterName>> found) {
    for (String prefix : asked)
      tell(prefix, new HashSet<>(found.getOrDefault(prefix, Set.of())));
  }

  private List<List<Change>> readPages(List<PageOfLoop> asked) {
    List<List<Change>> rows = new ArrayList<>(asked.size());
    for (PageOfLoop wanted : asked)
      rows.add(parts.views().changes(wanted.page().counter(), wanted.page().after(), wanted.page().limit()));
    return rows;
  }

  private void turn(List<PageOfLoop> asked, List<List<Change>> found) {
    for (int i = 0; i < asked.size(); i++) {
      Replay.Page page = asked.get(i).page();
      List<Change> rows = found.get(i);
      asked.get(i).loop().later(() -> page.replay().turn(page, rows));
    }
  }
}
