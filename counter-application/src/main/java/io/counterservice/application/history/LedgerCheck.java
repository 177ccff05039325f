package io.counterservice.application.history;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.LedgerCheckListener;
import io.counterservice.application.port.out.LedgerEvidence;
import io.counterservice.application.port.out.LedgerWalk;
import io.counterservice.application.port.out.LedgerWalk.Turn;
import io.counterservice.domain.history.Verification;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Verifies all counters, over and over. After each page it rests 49 times as long as it worked, so that all nodes together spend a fiftieth of
 * the time of one core. Pages that take long are made smaller: a transaction that stays open for long keeps PostgreSQL from tidying up.
 */
public final class LedgerCheck {
  private static final int PAGE_MAX = 100;
  private static final int RESTS = 49;
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration BETWEEN_WALKS = Duration.ofMinutes(1);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
  private final LedgerEvidence evidence;
  private final LedgerWalk walk;
  private final LedgerCheckListener listener;
  private final LongSupplier nanoTime;
  private int page = PAGE_MAX;
  private long notBeforeNanos;

  public LedgerCheck(LedgerEvidence evidence, LedgerWalk walk, LedgerCheckListener listener, LongSupplier nanoTime) {
    this.evidence = evidence;
    this.walk = walk;
    this.listener = listener;
    this.nanoTime = nanoTime;
    this.notBeforeNanos = nanoTime.getAsLong();
  }

  /** Does what is to be done now; to be called every so often, by one thread of every node. What cannot be done now is done later. */
  public void tick() {
    if (nanoTime.getAsLong() - notBeforeNanos < 0)
      return;
    try {
      walk.take(PATIENCE).ifPresent(this::check);
    } catch (UnavailableException _) {
      waitAMoment(); // the store has told the log
    } catch (RuntimeException failure) {
      waitAMoment();
      listener.onFailed(failure);
    }
  }

  private void check(Turn turn) {
    long began = nanoTime.getAsLong();
    List<Verification> examined = evidence.page(turn.after(), page, Examiner::examine);
    Duration worked = Duration.ofNanos(nanoTime.getAsLong() - began);
    listener.onChecked(examined.size());
    List<Verification> faulty = examined.stream().filter(verification -> !verification.isVerified()).toList();
    faulty.forEach(listener::onFaulty);
    Duration rest = worked.multipliedBy(RESTS);
    if (examined.size() < page)
      walk.end(turn, null, faulty.size(), rest.compareTo(BETWEEN_WALKS) < 0 ? BETWEEN_WALKS : rest);
    else
      walk.end(turn, examined.getLast().name(), faulty.size(), rest);
    page = worked.compareTo(LONG) > 0 ? Math.max(1, page / 2) : Math.min(PAGE_MAX, page * 2);
  }

  private void waitAMoment() {
    notBeforeNanos = nanoTime.getAsLong() + AFTER_FAILURE.toNanos();
  }
}
