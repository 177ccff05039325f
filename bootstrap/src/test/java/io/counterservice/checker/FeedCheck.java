package io.counterservice.checker;

import io.counterservice.checker.Account.Gap;
import io.counterservice.checker.Account.Moved;
import io.counterservice.checker.Account.Resumed;
import io.counterservice.checker.Account.Snapshot;
import io.counterservice.checker.Account.Told;
import io.counterservice.checker.Verdict.Feed;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Holds what watchers were told against the journal, and against what others saw at the time: it was told soon after it was acknowledged
 * ({@link Law#FEED_TIMELY}), and not before whoever asked could have read it ({@link Law#FEED_COMMITTED}).
 */
final class FeedCheck {
  /** Two seconds are promised; the rest is for a machine on which much else goes on. */
  private static final Duration LATE_MAX = Duration.ofSeconds(5);

  private final Findings findings;
  private int events;
  private int resumes;
  private int gaps;
  private long latestNanos;

  FeedCheck(Findings findings) {
    this.findings = findings;
  }

  void check(CounterCase counter) {
    if (counter.accounts().isEmpty())
      return;
    var recorded = new Recorded(counter.chain().seed().state(), counter.journal());
    var acknowledged = acknowledged(counter.chain());
    for (Account account : counter.accounts()) {
      AccountWalk.along(account, recorded, counter.end(), findings);
      for (Told told : account.told())
        note(account, told, acknowledged);
    }
    counter.observers().checkTold(told(counter.accounts()), findings);
  }

  /** What was told in all. */
  Feed feed() {
    return new Feed(events, resumes, gaps, Duration.ofNanos(latestNanos));
  }

  private static Map<Long, Long> acknowledged(Chain chain) {
    Map<Long, Long> acknowledged = new HashMap<>();
    for (Chain.Link link : chain.answered()) {
      var decided = link.operation().decided();
      if (decided != null)
        acknowledged.put(link.version(), decided.completed());
    }
    return acknowledged;
  }

  private void note(Account account, Told told, Map<Long, Long> acknowledged) {
    switch (told.event()) {
      case Resumed _ -> resumes++;
      case Gap _ -> gaps++;
      case Snapshot _ -> events++;
      case Moved moved -> {
        events++;
        var since = acknowledged.get(moved.from());
        if (since != null)
          checkTime(account, told, told.at() - Math.max(since, told.listening()));
      }
    }
  }

  private void checkTime(Account account, Told told, long lateNanos) {
    latestNanos = Math.max(latestNanos, lateNanos);
    if (lateNanos > LATE_MAX.toNanos())
      findings.add(Law.FEED_TIMELY, account.watcher() + " of " + account.counter() + " listened, and was told " + told.event() + " "
          + Duration.ofNanos(lateNanos).toMillis() + " ms after it was acknowledged");
  }

  /** The highest version that anybody had been told by a time. */
  private static NavigableMap<Long, Long> told(List<Account> accounts) {
    NavigableMap<Long, Long> versions = new TreeMap<>();
    long highest = Long.MIN_VALUE;
    for (Told told : accounts.stream().flatMap(account -> account.told().stream()).sorted(Comparator.comparingLong(Told::at)).toList()) {
      highest = Math.max(highest, version(told));
      versions.put(told.at(), highest);
    }
    return versions;
  }

  private static long version(Told told) {
    return switch (told.event()) {
      case Resumed(long version) -> version;
      case Snapshot snapshot -> snapshot.version();
      case Moved moved -> moved.to();
      case Gap(long after) -> after;
    };
  }
}
