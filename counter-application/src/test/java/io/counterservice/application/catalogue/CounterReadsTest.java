package io.counterservice.application.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.lane.LaneLimits;
import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CounterReadsTest {
  private static final Instant NOW = Instant.parse("2026-05-17T10:15:30.123Z");
  private static final Duration WAIT_MAX = Duration.ofSeconds(10);
  private static final CounterName STOCK = new CounterName("stock");
  private static final CounterName SEATS = new CounterName("seats");
  private static final Executor FULL = _ -> {
    throw new UnavailableException(Reason.OVERLOADED);
  };
  private final AtomicLong nanoTime = new AtomicLong();
  private final InMemoryCounterLedger ledger = new InMemoryCounterLedger();
  private final GatedViews views = new GatedViews(ledger);
  private final CounterReads reads = new CounterReads(views, new LaneLimits(100, 3, WAIT_MAX), nanoTime::get, Runnable::run);

  @AfterEach
  void end() {
    views.gate().open();
    Await.closed(reads);
  }

  @Test
  void finds_what_is_there() {
    change(STOCK, new Operation.Add(5, BoundPolicy.REJECT));
    change(SEATS, new Operation.Add(1, BoundPolicy.REJECT));
    change(SEATS, new Operation.Delete());
    views.gate().open();

    assertThat(Await.answer(reads.find(STOCK))).map(Counter::value).contains(5L);
    assertThat(Await.answer(reads.find(SEATS))).as("deleted").isEmpty();
    assertThat(Await.answer(reads.find(new CounterName("unknown")))).isEmpty();
  }

  @Test
  void a_read_never_joins_a_query_that_has_started() {
    change(STOCK, new Operation.Add(1, BoundPolicy.REJECT));
    CompletionStage<Optional<Counter>> before = reads.find(STOCK);
    assertThat(views.gate().awaitArrival()).containsExactly(STOCK);
    change(STOCK, new Operation.Add(1, BoundPolicy.REJECT));

    CompletionStage<Optional<Counter>> after = reads.find(STOCK);
    views.gate().pass();

    assertThat(Await.answer(before)).map(Counter::value).as("what was there when its query started").contains(1L);
    assertThat(views.gate().awaitArrival()).containsExactly(STOCK);
    assertThat(after.toCompletableFuture()).isNotDone();
    views.gate().pass();
    assertThat(Await.answer(after)).map(Counter::value).as("the change acknowledged before it was asked").contains(2L);
  }

  @Test
  void reads_that_wait_share_one_query() {
    change(STOCK, new Operation.Add(1, BoundPolicy.REJECT));
    CompletionStage<Optional<Counter>> first = reads.find(STOCK);
    views.gate().awaitArrival();

    List<CompletionStage<Optional<Counter>>> rest = Stream.of(STOCK, SEATS, STOCK).map(reads::find).toList();
    views.gate().open();

    assertThat(views.gate().awaitArrival()).containsExactlyInAnyOrder(STOCK, SEATS);
    assertThat(rest.stream().map(stage -> Await.answer(stage).isPresent())).containsExactly(true, false, true);
    Await.answer(first);
    assertThat(views.gate().hasArrivals()).isFalse();
  }

  @Test
  void every_read_sees_the_change_acknowledged_before_it() {
    views.gate().open();
    CounterReads roomy = new CounterReads(views, new LaneLimits(100, 1_000, WAIT_MAX), nanoTime::get, Runnable::run);

    Together.run(4, thread -> {
      CounterName own = new CounterName("own" + thread);
      for (long count = 1; count <= 500; count++) {
        change(own, new Operation.Add(1, BoundPolicy.REJECT));
        assertThat(Await.answer(roomy.find(own))).map(Counter::value).contains(count);
      }
    });

    roomy.close();
  }

  @Test
  void too_many_reads_are_turned_away_at_once() {
    reads.find(STOCK).toCompletableFuture().isDone();
    views.gate().awaitArrival();
    List<CompletionStage<Optional<Counter>>> waiting = Stream.of(STOCK, STOCK, STOCK).map(reads::find).toList();

    CompletionStage<Optional<Counter>> refused = reads.find(STOCK);

    assertThat(refused.toCompletableFuture()).isDone();
    assertThat(Await.reason(refused)).isEqualTo(Reason.OVERLOADED);
    views.gate().open();
    waiting.forEach(Await::answer);
  }

  @Test
  void a_read_that_waited_too_long_is_turned_away() {
    CompletionStage<Optional<Counter>> stuck = reads.find(STOCK);
    views.gate().awaitArrival();
    CompletionStage<Optional<Counter>> overdue = reads.find(STOCK);
    nanoTime.addAndGet(WAIT_MAX.toNanos());

    reads.sweep();

    assertThat(Await.reason(overdue)).isEqualTo(Reason.OVERLOADED);
    assertThat(stuck.toCompletableFuture()).isNotDone();
  }

  @Test
  void a_failed_query_is_told_to_all_its_reads() {
    views.failWith(new UnavailableException(Reason.DATABASE));
    views.gate().open();

    assertThat(Await.reason(reads.find(STOCK))).isEqualTo(Reason.DATABASE);
  }

  @Test
  void close_answers_the_reads_that_wait() {
    List<CompletionStage<Optional<Counter>>> asked = Stream.of(STOCK, SEATS).map(reads::find).toList();
    CompletionStage<Void> closed = Together.start(reads::close);

    views.gate().open();

    asked.forEach(Await::answer);
    Await.answer(closed);
    assertThat(Await.reason(reads.find(STOCK))).isEqualTo(Reason.OVERLOADED);
  }

  @Test
  void lists_and_journals_are_read_by_the_readers() {
    change(STOCK, new Operation.Add(5, BoundPolicy.REJECT));
    CounterQuery all = new CounterQuery(NamePattern.ALL, "", Map.of(), null, 10);

    assertThat(Await.answer(reads.list(all))).extracting(Counter::name).containsExactly(STOCK);
    assertThat(Await.answer(reads.changes(STOCK, 0, 10))).hasSize(1);
    assertThat(Await.answer(reads.changes(STOCK, 1, 10))).isEmpty();
    try (CounterReads busy = new CounterReads(views, new LaneLimits(1, 1, WAIT_MAX), nanoTime::get, FULL)) {
      assertThat(Await.reason(busy.list(all))).isEqualTo(Reason.OVERLOADED);
      assertThat(Await.reason(busy.changes(STOCK, 0, 10))).isEqualTo(Reason.OVERLOADED);
    }
  }

  private void change(CounterName name, Operation operation) {
    Request request = Request.of(Update.of(name, operation, new Actor("anna")));
    assertThat(ledger.commit(new Batch(List.of(request), NOW, true)).counters()).hasSize(1);
  }
}
