package io.counterservice.application.catalogue;

import io.counterservice.application.port.Sighting;
import io.counterservice.application.port.in.RecallCounters;
import io.counterservice.application.port.out.CounterCache;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Decision;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Update;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads that may be some time old: from what this node knows, else from what the nodes share, else exactly.
 *
 * <p>A change that this node acknowledges is in all its later answers. What the node knows when it commits is moved before the
 * caller is answered ({@link #committed}). What it learns later was either asked for after that, and then a counter is expected,
 * so that commits find it, before anybody is asked; or it comes from the shared cache, and then it must have been seen after the
 * last commit here. The nodes' clocks are taken to differ by less than {@link #SKEW_MAX}.
 */
public final class TolerantReads implements RecallCounters {
  static final Duration SKEW_MAX = Duration.ofSeconds(1);
  private final CounterReads exact;
  private final CounterCache cache;
  private final InstantSource clock;
  private final KnownCounters counters;
  private final LocalChanges changes;

  /** @param knownMax how many counters this node remembers */
  public TolerantReads(CounterReads exact, CounterCache cache, InstantSource clock, int knownMax) {
    this.exact = exact;
    this.cache = cache;
    this.clock = clock;
    this.counters = new KnownCounters(knownMax);
    this.changes = new LocalChanges(clock.instant());
  }

  @Override
  public CompletionStage<Recalled> find(CounterName name, Duration staleMax) {
    Instant now = clock.instant();
    KnownCounter known = counters.find(name);
    if (known != null) {
      known.use();
      Sighting last = known.last();
      if (last != null && last.age(now).compareTo(staleMax) < 0)
        return CompletableFuture.completedStage(recalled(last, now));
    }
    return shared(counters.expect(name), staleMax);
  }

  /** Takes in what a batch became; to be called before anybody is told. */
  void committed(Batch batch, Decision decision) {
    long now = clock.millis();
    for (Counter counter : decision.counters()) {
      changes.mark(counter.name(), now);
      KnownCounter known = counters.find(counter.name());
      if (known != null)
        cache.put(known.moveTo(new Sighting(counter, batch.at())));
    }
    for (int request = 0; request < decision.answers().size(); request++)
      forgetReplayed(batch.requests().get(request).updates(), decision.answers().get(request), now);
  }

  /** What is acknowledged once more was perhaps first acknowledged by another node, and is later than what this one knows. */
  private void forgetReplayed(List<Update> updates, List<Answer> answers, long now) {
    for (int index = 0; index < answers.size(); index++)
      if (answers.get(index).replayed() && answers.get(index).outcome() instanceof Outcome.Applied applied) {
        CounterName name = updates.get(index).counter();
        changes.mark(name, now);
        KnownCounter known = counters.find(name);
        if (known != null && !holds(known, applied))
          counters.forget(known);
      }
  }

  private static boolean holds(KnownCounter known, Outcome.Applied applied) {
    Sighting last = known.last();
    return last != null && last.counter().version().number() >= applied.version().number();
  }

  private CompletionStage<Recalled> shared(KnownCounter known, Duration staleMax) {
    return cache.find(known.name()).thenCompose(found -> {
      Instant now = clock.instant();
      if (found.isPresent() && isTrusted(found.get(), now)) {
        Sighting last = known.moveTo(notAfter(now, found.get()));
        if (last.age(now).compareTo(staleMax) < 0)
          return CompletableFuture.completedStage(recalled(last, now));
      }
      return exactly(known, now);
    });
  }

  /** Whether it has everything acknowledged here, and is not of a clock too far ahead. */
  private boolean isTrusted(Sighting shared, Instant now) {
    return !shared.at().minus(SKEW_MAX).isBefore(changes.last(shared.counter().name())) && !shared.at().isAfter(now.plus(SKEW_MAX));
  }

  private static Sighting notAfter(Instant now, Sighting shared) {
    return shared.at().isAfter(now) ? new Sighting(shared.counter(), now) : shared;
  }

  /** @param asked before the query starts, and so what it finds has all acknowledged by then */
  private CompletionStage<Recalled> exactly(KnownCounter known, Instant asked) {
    return exact.findRow(known.name()).thenApply(found -> {
      if (found.isPresent())
        cache.put(known.moveTo(new Sighting(found.get(), asked)));
      Sighting last = known.last();
      Instant now = clock.instant();
      return last == null ? new Recalled(Optional.empty(), Duration.between(asked, now)) : recalled(last, now);
    });
  }

  private static Recalled recalled(Sighting seen, Instant now) {
    return new Recalled(seen.counter().deleted() ? Optional.empty() : Optional.of(seen.counter()), seen.age(now));
  }
}
