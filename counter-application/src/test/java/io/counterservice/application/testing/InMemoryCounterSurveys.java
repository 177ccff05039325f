package io.counterservice.application.testing;

import io.counterservice.application.port.out.CounterSurveys;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.Nearness;
import io.counterservice.domain.history.Resolution;
import io.counterservice.domain.survey.Survey;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Looks at the counters of a ledger in memory, and at all their changes. */
public final class InMemoryCounterSurveys implements CounterSurveys {
  private final InMemoryCounterLedger ledger;

  public InMemoryCounterSurveys(InMemoryCounterLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Survey make(Instant at) {
    List<Counter> counters = ledger.find(ledger.names()).values().stream().filter(counter -> !counter.deleted()).toList();
    List<Survey.Near> near = counters.stream().map(InMemoryCounterSurveys::near).filter(each -> each.nearness() != Nearness.INSIDE)
        .sorted(Comparator.comparingDouble(Survey.Near::left).thenComparing(Survey.Near::name)).toList();
    List<Survey.Idle> idle = counters.stream().filter(counter -> !counter.updatedAt().isAfter(at.minus(Survey.IDLE_AFTER)))
        .map(counter -> new Survey.Idle(counter.name(), counter.value(), counter.updatedAt()))
        .sorted(Comparator.comparing(Survey.Idle::updatedAt).thenComparing(Survey.Idle::name)).toList();
    Instant since = Resolution.MINUTE.floor(at.minus(Survey.MOVING_FOR));
    List<Survey.Mover> movers = counters.stream().map(counter -> mover(counter, since)).filter(mover -> mover.operations() > 0)
        .sorted(Comparator.comparingLong(Survey.Mover::operations).reversed().thenComparing(Survey.Mover::name))
        .limit(Survey.MOVERS_MAX).toList();
    return new Survey(at, counters.size(), near.size(), near.stream().limit(Survey.LISTED_MAX).toList(), idle.size(),
        idle.stream().limit(Survey.LISTED_MAX).toList(), movers);
  }

  private static Survey.Near near(Counter counter) {
    return new Survey.Near(counter.name(), counter.value(), counter.definition().bounds(),
        Nearness.of(counter.value(), counter.definition()));
  }

  private Survey.Mover mover(Counter counter, Instant since) {
    List<Change> changes = ledger.changes(counter.name(), -1, since, Integer.MAX_VALUE);
    long operations = changes.stream().mapToLong(change -> change.to().number() - change.from().number() + 1).sum();
    return new Survey.Mover(counter.name(), operations, changes.stream().map(Change::delta).reduce(BigInteger.ZERO, BigInteger::add));
  }
}
