package io.counterservice.application.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.lane.LaneLimits;
import io.counterservice.application.port.Sighting;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.RecallCounters.Recalled;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.InMemoryCounterCache;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.IdempotencyKey;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TolerantReadsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final CounterName STOCK = new CounterName("stock");
  private static final Operation ONE = new Operation.Add(1, BoundPolicy.REJECT);
  private final ManualTime time = new ManualTime(Instant.parse("2026-05-17T10:15:30Z"));
  private final InMemoryCounterLedger memory = new InMemoryCounterLedger();
  private final InMemoryCounterCache cache = new InMemoryCounterCache();
  private final GatedViews views = new GatedViews(memory);
  private final CounterReads exact = new CounterReads(views, new LaneLimits(100, 100, MINUTE), time::nanoTime, Runnable::run);
  private final TolerantReads here = new TolerantReads(exact, cache, time, 2);
  private final TolerantReads there = new TolerantReads(exact, cache, time, 2);

  @AfterEach
  void end() {
    views.gate().open();
    Await.closed(exact);
  }

  @Test
  void what_is_known_is_answered_with_its_age_until_it_is_too_old() {
    views.gate().open();
    apply(there, STOCK, ONE);
    assertThat(read(here, MINUTE)).isEqualTo(1);
    time.advance(Duration.ofSeconds(20));
    apply(there, STOCK, ONE);

    assertThat(read(here, MINUTE)).as("known here").isEqualTo(1);
    assertThat(Await.answer(here.find(STOCK, MINUTE)).age()).isEqualTo(Duration.ofSeconds(20));
    assertThat(read(here, Duration.ofSeconds(20))).as("too old").isEqualTo(2);
    assertThat(Await.answer(here.find(STOCK, MINUTE)).age()).isZero();
    assertThat(read(here, Duration.ZERO)).isEqualTo(2);
  }

  @Test
  void what_one_node_learns_the_others_are_told() {
    views.gate().open();
    apply(there, STOCK, ONE);
    time.advance(Duration.ofSeconds(2));
    assertThat(read(there, MINUTE)).isEqualTo(1);
    time.advance(Duration.ofSeconds(3));
    views.failWith(new UnavailableException(Reason.DATABASE));

    assertThat(Await.answer(here.find(STOCK, MINUTE)).age()).isEqualTo(Duration.ofSeconds(3));
    apply(there, STOCK, ONE);
    assertThat(read(there, MINUTE)).as("moved by the commit").isEqualTo(2);
    assertThat(Await.answer(cache.find(STOCK)).orElseThrow().counter().value()).as("and told").isEqualTo(2);
  }

  @Test
  void a_commit_is_seen_although_an_older_answer_was_under_way() {
    apply(here, STOCK, ONE);
    CompletionStage<Recalled> slow = here.find(STOCK, MINUTE);
    views.gate().awaitArrival();
    apply(here, STOCK, ONE);
    views.gate().open();

    Await.answer(slow);

    assertThat(read(here, MINUTE)).isEqualTo(2);
  }

  @Test
  void an_older_sighting_of_others_does_not_hide_what_was_acknowledged_here() {
    views.gate().open();
    apply(there, STOCK, ONE);
    time.advance(Duration.ofSeconds(2));
    assertThat(read(there, MINUTE)).isEqualTo(1);
    apply(here, STOCK, ONE);

    assertThat(read(here, MINUTE)).isEqualTo(2);
  }

  @Test
  void a_node_that_starts_trusts_nothing_seen_before() {
    views.gate().open();
    apply(there, STOCK, ONE);
    assertThat(read(there, MINUTE)).isEqualTo(1);
    change(STOCK, ONE);
    time.advance(Duration.ofSeconds(2));

    assertThat(read(new TolerantReads(exact, cache, time, 2), MINUTE)).isEqualTo(2);
  }

  @Test
  void a_first_answer_given_again_is_seen_by_whoever_got_it() {
    views.gate().open();
    assertThat(Await.answer(here.find(STOCK, MINUTE)).counter()).isEmpty();
    apply(here, STOCK, ONE);
    assertThat(read(here, MINUTE)).isEqualTo(1);
    Update keyed = new Update(STOCK, ONE, new Actor("anna"), null, new IdempotencyKey("k"), null);
    apply(there, keyed);

    apply(here, keyed);

    assertThat(read(here, MINUTE)).isEqualTo(2);
  }

  @Test
  void a_deleted_counter_is_gone_for_who_knew_it_and_for_who_asks_the_others() {
    views.gate().open();
    apply(here, STOCK, ONE);
    assertThat(read(here, MINUTE)).isEqualTo(1);
    Sighting alive = Await.answer(cache.find(STOCK)).orElseThrow();
    time.advance(Duration.ofSeconds(2));
    apply(here, STOCK, new Operation.Delete());
    cache.put(alive);

    assertThat(Await.answer(here.find(STOCK, MINUTE)).counter()).isEmpty();
    assertThat(Await.answer(there.find(STOCK, MINUTE)).counter()).isEmpty();
    apply(there, STOCK, ONE);
    assertThat(read(there, MINUTE)).isEqualTo(1);
  }

  @Test
  void a_sighting_from_the_future_is_as_old_as_now_and_from_a_far_one_nothing() {
    views.gate().open();
    time.advance(Duration.ofSeconds(5));
    Counter counter = change(STOCK, ONE);
    cache.put(new Sighting(counter, time.instant().plusMillis(800)));
    assertThat(Await.answer(here.find(STOCK, MINUTE)).age()).isZero();
    time.advance(Duration.ofSeconds(1));
    assertThat(Await.answer(here.find(STOCK, MINUTE)).age()).isEqualTo(Duration.ofSeconds(1));

    cache.put(new Sighting(change(STOCK, ONE), time.instant().plusSeconds(3_600)));
    change(STOCK, ONE);
    assertThat(read(there, MINUTE)).as("asked exactly").isEqualTo(3);
  }

  @Test
  void counters_nobody_reads_tolerantly_are_not_told() {
    views.gate().open();
    for (int number = 0; number < 10; number++)
      apply(here, new CounterName("c" + number), ONE);

    assertThat(cache.size()).isZero();
  }

  @Test
  void a_failure_of_the_database_is_told_and_what_is_known_still_answered() {
    views.gate().open();
    apply(here, STOCK, ONE);
    assertThat(read(here, MINUTE)).isEqualTo(1);
    views.failWith(new UnavailableException(Reason.DATABASE));
    time.advance(Duration.ofSeconds(30));

    assertThat(read(here, MINUTE)).isEqualTo(1);
    assertThat(Await.reason(here.find(STOCK, Duration.ofSeconds(1)))).isEqualTo(Reason.DATABASE);
  }

  private static long read(TolerantReads node, Duration staleMax) {
    return Await.answer(node.find(STOCK, staleMax)).counter().orElseThrow().value();
  }

  private void apply(TolerantReads node, CounterName name, Operation operation) {
    apply(node, Update.of(name, operation, new Actor("anna")));
  }

  private void apply(TolerantReads node, Update update) {
    var answers = new RecallingLedger(memory, node).commit(batch(update)).answers();
    assertThat(answers).hasSize(1);
  }

  /** By a node that tells nobody. */
  private Counter change(CounterName name, Operation operation) {
    return memory.commit(batch(Update.of(name, operation, new Actor("anna")))).counters().getFirst();
  }

  private Batch batch(Update update) {
    return new Batch(List.of(Request.of(update)), time.instant(), true);
  }
}
