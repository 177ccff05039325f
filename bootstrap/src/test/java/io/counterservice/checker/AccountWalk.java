package io.counterservice.checker;

import io.counterservice.checker.Account.Gap;
import io.counterservice.checker.Account.Mode;
import io.counterservice.checker.Account.Moved;
import io.counterservice.checker.Account.Resumed;
import io.counterservice.checker.Account.Snapshot;
import io.counterservice.checker.Account.Told;
import org.jspecify.annotations.Nullable;

/**
 * Walks an account from its first event to its last: each begins where the one before ended ({@link Law#FEED_CHAINED}) and says what the
 * journal says ({@link Law#FEED_JOURNAL}), and none is missing in the end ({@link Law#FEED_COMPLETE}). Goes on with what it was told after
 * a violation, so that one fault is reported once.
 */
final class AccountWalk {
  private static final long NOTHING = -1;
  /** Who is further behind is spared what lies between. */
  private static final long GAP_VERSIONS_MIN = 10_000;

  private final Account account;
  private final Recorded recorded;
  private final Findings findings;
  private long known = NOTHING;
  private boolean gap;

  private AccountWalk(Account account, Recorded recorded, Findings findings) {
    this.account = account;
    this.recorded = recorded;
    this.findings = findings;
  }

  static void along(Account account, Recorded recorded, @Nullable State end, Findings findings) {
    var walk = new AccountWalk(account, recorded, findings);
    account.told().forEach(walk::step);
    if (end != null && (walk.known < end.version() || walk.gap))
      findings.add(Law.FEED_COMPLETE, walk.subject() + " knows version " + walk.known + " in the end, and not " + end.version());
  }

  private void step(Told told) {
    switch (told.event()) {
      case Resumed(long version) -> {
        known = version;
        gap = false;
      }
      case Snapshot snapshot -> snapshot(snapshot);
      case Moved moved -> moved(moved);
      case Gap(long after) -> {
        if (after != known)
          broken("was told of a gap after " + after);
        gap = true;
      }
    }
  }

  private void snapshot(Snapshot snapshot) {
    if (known != NOTHING && !gap)
      broken("was told anew: " + snapshot);
    else if (gap && snapshot.version() - known <= GAP_VERSIONS_MIN)
      broken("was told " + snapshot + ", though what lies between could have been told");
    if (!recorded.has(snapshot))
      findings.add(Law.FEED_JOURNAL, subject() + " was told what the journal does not say: " + snapshot);
    known = snapshot.version();
    gap = false;
  }

  private void moved(Moved moved) {
    if (known == NOTHING || gap || moved.from() != known + 1 || moved.to() < moved.from())
      broken("was told " + moved);
    else if (!(account.mode() == Mode.ALL ? recorded.hasRow(moved) : recorded.hasRows(moved)))
      findings.add(Law.FEED_JOURNAL,
          subject() + " was told " + moved + "; the journal has " + recorded.between(moved.from(), moved.to()));
    known = moved.to();
  }

  private void broken(String what) {
    findings.add(Law.FEED_CHAINED, subject() + " knew version " + known + (gap ? " before a gap" : "") + " and " + what);
  }

  private String subject() {
    return account.watcher() + " of " + account.counter();
  }
}
