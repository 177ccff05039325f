package io.counterservice.application.commit;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.lane.Lane;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.UpdateCounters;
import io.counterservice.application.port.out.CommitListener;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Decision;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Group commit. Every counter belongs to one lane by its name; whatever waits in a lane is decided and committed as one
 * transaction, and only then answered. One more lane serves atomic requests whose counters belong to several lanes; row
 * locks taken in name order keep it apart from the others, as they keep several nodes apart.
 */
public final class CommitPipeline implements UpdateCounters, AutoCloseable {
  private final CounterLedger ledger;
  private final CounterViews views;
  private final Rules rules;
  private final CommitListener listener;
  private final Executor readers;
  private final List<Lane<Request, List<Answer>>> lanes = new ArrayList<>();
  private final Lane<Request, List<Answer>> acrossLanes;

  /**
   * What decisions and their timing rest on.
   *
   * @param createsOnIncrement whether an increment of an unknown counter creates it
   * @param nanoTime measures waiting and committing
   */
  public record Rules(boolean createsOnIncrement, InstantSource clock, LongSupplier nanoTime) {}

  /** @param readers runs dry runs; its threads may block */
  public CommitPipeline(CounterLedger ledger, CounterViews views, CommitLimits limits, Rules rules, CommitListener listener,
      Executor readers) {
    this.ledger = ledger;
    this.views = views;
    this.rules = rules;
    this.listener = listener;
    this.readers = readers;
    for (int number = 1; number <= limits.lanes(); number++)
      lanes.add(new Lane<Request, List<Answer>>("commit-" + number, limits.lane(), rules.nanoTime(), this::commit).start());
    acrossLanes = new Lane<Request, List<Answer>>("commit-across", limits.lane(), rules.nanoTime(), this::commit).start();
  }

  @Override
  public CompletionStage<Answer> update(Update update) {
    return ask(laneOf(update.counter()), Request.of(update)).thenApply(List::getFirst);
  }

  @Override
  public CompletionStage<List<Answer>> updateEach(List<Update> updates) {
    return new Scatter(updates, lanes, this::laneNumber).ask(listener);
  }

  @Override
  public CompletionStage<List<Answer>> updateAtomically(Request request) {
    List<Update> updates = request.updates();
    if (updates.isEmpty())
      return CompletableFuture.completedStage(List.of());
    int first = laneNumber(updates.getFirst().counter());
    boolean oneLane = updates.stream().allMatch(update -> laneNumber(update.counter()) == first);
    return ask(oneLane ? lanes.get(first) : acrossLanes, request);
  }

  @Override
  public CompletionStage<Answer> preview(Update update) {
    return Blocking.ask(readers, () -> batch(List.of(Request.of(update))).decide(views.rowsOf(update)).answers().getFirst().getFirst());
  }

  /** Turns away what has waited too long; to be called every so often by a thread of its own. */
  public void sweep() {
    int swept = acrossLanes.sweep();
    for (Lane<Request, List<Answer>> lane : lanes)
      swept += lane.sweep();
    if (swept > 0)
      listener.onOverload(swept);
  }

  /** Operations that wait now. */
  public int waiting() {
    return acrossLanes.weightWaiting() + lanes.stream().mapToInt(Lane::weightWaiting).sum();
  }

  /** How long the batch has taken so far that began first of those under way; zero when none is. */
  public Duration busyFor() {
    return Stream.concat(lanes.stream(), Stream.of(acrossLanes)).map(Lane::busyFor).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    for (Lane<Request, List<Answer>> lane : lanes)
      lane.close();
    acrossLanes.close();
  }

  private CompletionStage<List<Answer>> ask(Lane<Request, List<Answer>> lane, Request request) {
    if (lane.reserve(request.size()))
      return lane.ask(request, request.size());
    listener.onOverload(request.size());
    return CompletableFuture.failedStage(new UnavailableException(Reason.OVERLOADED));
  }

  private List<List<Answer>> commit(List<Request> requests, int operations, int waiting) {
    listener.onBatchStart(operations, waiting);
    long start = rules.nanoTime().getAsLong();
    try {
      Decision decision = ledger.commit(batch(requests));
      listener.onCommitted(decision, rules.nanoTime().getAsLong() - start);
      return decision.answers();
    } catch (RuntimeException failure) {
      listener.onFailed(operations, failure);
      throw failure;
    }
  }

  private Batch batch(List<Request> requests) {
    return new Batch(requests, rules.clock().instant(), rules.createsOnIncrement());
  }

  private Lane<Request, List<Answer>> laneOf(CounterName name) {
    return lanes.get(laneNumber(name));
  }

  private int laneNumber(CounterName name) {
    return laneNumber(name, lanes.size());
  }

  /** Which of so many lanes, from 0, a counter belongs to. */
  static int laneNumber(CounterName name, int lanes) {
    int hash = name.hashCode();
    return Math.floorMod(hash ^ (hash >>> 16), lanes);
  }
}
