package io.counterservice.application.access;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.FindRatePlans;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.counter.Actor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All keys and rate plans, in memory, refreshed from the store twice a second by a thread of its own.
 *
 * <p>
 * Whoever meets a key that is not here waits for the next refresh that has not begun yet, and sets it off. So a key made
 * on another node works at once; and however many unknown keys are presented, the store answers one question at a time,
 * with a pause in between: guessing cannot overload it.
 */
public final class KeyDirectory implements FindRatePlans, AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
  private final KnownKeys keys;
  private final KnownPlans plans;
  private final Limits limits;
  private final Executor answers;
  private final AtomicReference<CompletableFuture<Boolean>> next;
  private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread refresher = Thread.ofPlatform().daemon().name("api-keys").unstarted(this::run);

  /**
   * How fresh the directory is.
   *
   * @param refreshInterval from one refresh to the next
   * @param staleAfter how old what is known may be before nothing is decided on it; also how long an unknown key waits at most
   */
  public record Limits(Duration refreshInterval, Duration staleAfter) {
    public static final Limits DEFAULT = new Limits(Duration.ofMillis(500), Duration.ofSeconds(5));

    public Limits {
      if (refreshInterval.compareTo(PAUSE) <= 0 || staleAfter.compareTo(refreshInterval) <= 0)
        throw new IllegalArgumentException("keys must be refreshed at intervals above 20 ms and below the time they are trusted for");
    }
  }

  /**
   * A directory that knows nothing yet.
   *
   * @param nanoTime measures age; never goes back
   * @param answers runs what waited for a refresh, so that it does not hold up the next one; may refuse
   */
  public KeyDirectory(ApiKeyStore store, KnownPlans plans, Limits limits, LongSupplier nanoTime, Executor answers) {
    this.keys = new KnownKeys(store, plans, nanoTime);
    this.plans = plans;
    this.limits = limits;
    this.answers = answers;
    this.next = new AtomicReference<>(newRefresh());
  }

  /** Reads all keys, blocking, and goes on by itself. Where the store fails the directory is not current until it recovers. */
  public KeyDirectory start() {
    refresh();
    refresher.start();
    return this;
  }

  /** Whether what is known is fresh enough to decide on. */
  public boolean isCurrent() {
    return keys.isReadWithin(limits.staleAfter());
  }

  @Override
  public Optional<RatePlan> ofKey(String keyId) {
    return new Actor(keyId).isToken() ? Optional.ofNullable(plans.ofDefault()) : Optional.ofNullable(find(keyId)).map(KnownKey::plan);
  }

  @Nullable
  KnownKey find(String id) {
    return keys.find(id);
  }

  /** How often each key was let in since the last time this was asked, by id. */
  Map<String, Long> takeUses() {
    return keys.takeUses();
  }

  /** Counts again what was taken. */
  void giveBack(Map<String, Long> uses) {
    uses.forEach((id, counted) -> {
      KnownKey known = find(id);
      if (known != null)
        known.uses().add(counted);
    });
  }

  /** Ends when a refresh that had not begun yet has ended; fails where that failed or takes too long. */
  CompletableFuture<Boolean> nextRefresh() {
    CompletableFuture<Boolean> waited = next.get();
    boolean _ = wake.offer(true);
    return waited;
  }

  /** Reads what changed and answers those who waited for it. Called by one thread at a time. */
  void refresh() {
    CompletableFuture<Boolean> waiting = next.getAndSet(newRefresh());
    Runnable answer = read(waiting);
    try {
      answers.execute(answer);
    } catch (RuntimeException refused) {
      waiting.completeExceptionally(refused);
    }
  }

  private Runnable read(CompletableFuture<Boolean> waiting) {
    try {
      keys.read();
      return () -> waiting.complete(true);
    } catch (RuntimeException failure) {
      return () -> waiting.completeExceptionally(failure);
    }
  }

  private CompletableFuture<Boolean> newRefresh() {
    return new CompletableFuture<Boolean>().orTimeout(limits.staleAfter().toNanos(), TimeUnit.NANOSECONDS);
  }

  private void run() {
    try {
      while (!closed.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS)) {
        Boolean _ = wake.poll(limits.refreshInterval().minus(PAUSE).toNanos(), TimeUnit.NANOSECONDS);
        refresh();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      next.get().completeExceptionally(new UnavailableException(Reason.DATABASE));
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (refresher.getState() == Thread.State.NEW)
      return;
    refresher.interrupt();
    try {
      boolean _ = refresher.join(CLOSE_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
