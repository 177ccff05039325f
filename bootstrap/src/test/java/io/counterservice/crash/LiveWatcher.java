package io.counterservice.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches all counters over one connection after the other, each torn at a random moment and followed by one that resumes, perhaps on another
 * node. What it is told must be one chain for each counter, over all its connections; told everything, it is the journal.
 */
final class LiveWatcher implements Runnable {
  private static final Duration BACK_OFF_MAX = Duration.ofMillis(300);
  private static final Duration STAY_MAX = Duration.ofSeconds(3);
  private static final Duration STALL_MAX = Duration.ofMillis(800);

  /** How a watcher connects. */
  enum Manner {
    SOCKET_ALL, SOCKET_LATEST, STREAM_ALL, STREAM_LATEST;

    private String mode() {
      return this == SOCKET_ALL || this == STREAM_ALL ? "all" : "latest";
    }

    private boolean isSocket() {
      return this == SOCKET_ALL || this == SOCKET_LATEST;
    }
  }

  /** One change as it was told. */
  record Told(long from, long to, long delta, long value) {}

  private final Manner manner;
  private final Route route;
  private final List<String> counters;
  private final String prefix;
  private final Recorder recorder;
  private final Random random;
  private final Map<String, Long> known = new ConcurrentHashMap<>();
  private final Map<String, List<Told>> told = new HashMap<>();
  private final Set<String> gaps = new HashSet<>();
  private String lastId = "";
  private volatile boolean calm;
  private volatile boolean closed;

  LiveWatcher(Manner manner, Route route, List<CounterPlan> plans, Recorder recorder, Random random) {
    this.manner = manner;
    this.route = route;
    this.counters = plans.stream().map(CounterPlan::name).toList();
    this.prefix = plans.getFirst().name().substring(0, plans.getFirst().name().indexOf('.') + 1);
    this.recorder = recorder;
    this.random = random;
  }

  /** Whether it stays connected, as far as it depends on it. */
  void calm(boolean stays) {
    calm = stays;
  }

  void close() {
    closed = true;
  }

  /** The version of a counter that it was told last; -1 before the first. */
  long version(String counter) {
    return known.getOrDefault(counter, -1L);
  }

  /** What it was told of a counter so far, oldest first, or nothing where it is told the newest value alone. */
  synchronized List<Told> told(String counter) {
    return manner.mode().equals("all") ? List.copyOf(told.getOrDefault(counter, List.of())) : List.of();
  }

  @Override
  public String toString() {
    return manner.name();
  }

  @Override
  public void run() {
    while (!closed) {
      try (LiveLink link = connect()) {
        watch(link);
      } catch (IOException _) {
        route.refused();
      }
      Patience.pause(Duration.ofNanos(random.nextLong(BACK_OFF_MAX.toNanos())));
    }
  }

  private LiveLink connect() throws IOException {
    if (!known.isEmpty())
      recorder.resumed();
    if (manner.isSocket())
      return new SocketLink(route.next(), Setting.API_KEY, manner.mode(), counters, known);
    // Names or the prefix: either way the id says how far each was seen.
    String asked = random.nextBoolean() ? "prefix=" + prefix : "counters=" + String.join(",", counters);
    return new StreamLink(route.next(), Setting.API_KEY, asked + "&mode=" + manner.mode(), lastId);
  }

  private void watch(LiveLink link) throws IOException {
    long end = System.nanoTime() + random.nextLong(STAY_MAX.toNanos());
    while (!closed && (calm || System.nanoTime() - end < 0)) {
      var frame = link.next();
      if (frame.isPresent())
        take(Json.object(Json.parse(frame.get())));
      if (link instanceof StreamLink stream)
        lastId = stream.lastId();
      if (!calm && random.nextInt(2_000) == 0)
        Patience.pause(Duration.ofNanos(random.nextLong(STALL_MAX.toNanos())));
    }
  }

  private synchronized void take(Map<?, ?> frame) {
    switch (Json.string(frame, "type")) {
      case "snapshot" -> snapshot(Json.string(frame, "name"), Json.number(frame, "version"));
      case "change" -> change(Json.string(frame, "name"), new Told(Json.number(frame, "from"), Json.number(frame, "version"),
          Json.number(frame, "delta"), Json.number(frame, "value")));
      case "gap" -> {
        gaps.add(Json.string(frame, "name"));
        recorder.gap();
      }
      case "hello", "pong" -> {
      }
      default -> recorder.surprise(this + " was told " + frame);
    }
  }

  private void snapshot(String counter, long version) {
    Long before = known.put(counter, version);
    if (before == null || gaps.remove(counter))
      told.put(counter, new ArrayList<>());
    else
      recorder.surprise(this + " knew " + counter + " at version " + before + " and was told a snapshot at " + version + " without a gap");
  }

  private void change(String counter, Told change) {
    Long before = known.put(counter, change.to());
    if (before == null || change.from() != before + 1)
      recorder.surprise(this + " knew " + counter + " at version " + before + " and was told " + change);
    told.computeIfAbsent(counter, _ -> new ArrayList<>()).add(change);
    recorder.watched();
  }
}
