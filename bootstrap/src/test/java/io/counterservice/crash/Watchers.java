package io.counterservice.crash;

import io.counterservice.checker.JournalRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Those who watch while a campaign works, and what they were told beside what the journal says. */
final class Watchers implements AutoCloseable {
  /** Two seconds are promised; a small machine has much else to do. */
  private static final Duration SETTLE_MAX = Duration.ofSeconds(15);
  private static final int OF_EACH_MANNER = 2;

  private final List<LiveWatcher> watchers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Recorder recorder;

  Watchers(Setting setting, Recorder recorder) {
    this.recorder = recorder;
    for (var manner : LiveWatcher.Manner.values())
      for (int i = 0; i < OF_EACH_MANNER; i++) {
        int number = watchers.size();
        watchers.add(new LiveWatcher(manner, setting.stage().route(number), setting.counters(), recorder,
            new Random(setting.seed() * 1_000 + 900 + number)));
      }
  }

  void start() {
    for (LiveWatcher watcher : watchers)
      threads.add(Thread.ofPlatform().daemon().name("watcher").start(watcher));
  }

  /** They tear their connections, or let be. */
  void calm(boolean stay) {
    watchers.forEach(watcher -> watcher.calm(stay));
  }

  /** To be called when nothing is under way: all must soon know the last version of each counter, and have been told the journal. */
  void check(Map<String, Long> versions, List<JournalRow> journal) {
    long began = System.nanoTime();
    boolean settled = Patience.until(SETTLE_MAX, () -> versions.entrySet().stream().allMatch(this::isKnown));
    recorder.settled(Duration.ofNanos(System.nanoTime() - began));
    if (!settled)
      versions.forEach(this::tellWhoDoesNotKnow);
    Map<String, List<LiveWatcher.Told>> rows = journal.stream().collect(Collectors.groupingBy(JournalRow::counter,
        Collectors.mapping(row -> new LiveWatcher.Told(row.from(), row.to(), row.delta(), row.value()), Collectors.toList())));
    for (LiveWatcher watcher : watchers)
      rows.forEach((counter, written) -> compare(watcher, counter, written));
  }

  private boolean isKnown(Map.Entry<String, Long> counter) {
    return watchers.stream().allMatch(watcher -> watcher.version(counter.getKey()) == counter.getValue());
  }

  private void tellWhoDoesNotKnow(String counter, long version) {
    for (LiveWatcher watcher : watchers)
      if (watcher.version(counter) != version)
        recorder.surprise(watcher + " knows " + counter + " at version " + watcher.version(counter) + " and not " + version);
  }

  /** What was told since the last snapshot is the end of the journal. */
  private void compare(LiveWatcher watcher, String counter, List<LiveWatcher.Told> written) {
    List<LiveWatcher.Told> told = watcher.told(counter);
    List<LiveWatcher.Told> end = written.subList(Math.max(0, written.size() - told.size()), written.size());
    if (!told.equals(end)) {
      int at = 0;
      while (at < Math.min(told.size(), end.size()) && told.get(at).equals(end.get(at)))
        at++;
      recorder
          .surprise(watcher + " was told of " + counter + " " + told.subList(at, Math.min(told.size(), at + 2)) + " where the journal has "
              + end.subList(at, Math.min(end.size(), at + 2)));
    }
  }

  @Override
  public void close() {
    watchers.forEach(LiveWatcher::close);
    threads.forEach(Thread::interrupt);
  }
}
