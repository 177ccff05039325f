package io.counterservice.adapter.persistence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.IdempotencyKey;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Refusal;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Several ledgers, as on several nodes, on one database: the row locks alone keep them apart. */
class LedgerNodesIT {
  private static final int NODES = 4;
  private static final Actor ANNA = new Actor("anna");
  private static final Instant NOW = Instant.parse("2026-05-17T10:15:30Z");
  private final PGSimpleDataSource database = PostgresFixture.database();
  private final JdbcCounterViews views = new JdbcCounterViews(database);
  private final long seed = Long.getLong("counter.test.seed", new Random().nextLong());

  @Test
  void one_key_is_applied_once_however_many_nodes_it_reaches() throws Exception {
    CounterName name = new CounterName("stock");
    node().commit(batch(Update.of(name, add(1), ANNA)));
    for (int round = 0; round < 30; round++) {
      Update same = keyed(name, add(1), "k" + round);
      List<Answer> answers = onEveryNode(node -> node.commit(batch(same)).answers().getFirst().getFirst());

      assertThat(answers).extracting(Answer::outcome).containsOnly(answers.getFirst().outcome());
      assertThat(answers.stream().filter(answer -> !answer.replayed())).hasSize(1);
      assertThat(counter(name).value()).isEqualTo(round + 2);
    }
  }

  @Test
  void a_key_on_an_unknown_counter_has_one_answer_while_others_create_it() throws Exception {
    for (int round = 0; round < 30; round++) {
      CounterName name = new CounterName("new-" + round);
      Update keyed = keyed(name, add(-1), "k");
      List<List<Answer>> answers = onEveryNode(node -> {
        Answer first = node.commit(batch(keyed)).answers().getFirst().getFirst();
        node.commit(batch(Update.of(name, add(1), ANNA)));
        return List.of(first, node.commit(batch(keyed)).answers().getFirst().getFirst());
      });

      assertThat(answers.stream().flatMap(List::stream).map(Answer::outcome).distinct()).hasSize(1);
      boolean applied = answers.getFirst().getFirst().outcome() instanceof Outcome.Applied;
      assertThat(counter(name).value()).isEqualTo(applied ? NODES - 1 : NODES);
    }
  }

  @Test
  void an_atomic_request_is_decided_once_however_many_nodes_it_reaches() throws Exception {
    CounterName known = new CounterName("known");
    node().commit(batch(Update.of(known, add(1), ANNA)));
    for (int round = 0; round < 30; round++) {
      CounterName unknown = new CounterName("unknown-" + round);
      List<Update> updates = new ArrayList<>(
          List.of(keyed(unknown, add(round % 3 == 0 ? -1 : 1), "k/0"), keyed(known, add(1), "k" + round + "/1")));
      if (round % 2 == 0)
        Collections.reverse(updates);
      Request atomic = new Request(updates, true);
      Request parts = new Request(updates, false);
      long before = counter(known).version().number();
      List<List<List<Answer>>> answers = onEveryNode(node -> node.commit(new Batch(List.of(atomic, parts), NOW, true)).answers());

      List<List<Answer>> own = answers.stream().map(List::getFirst).toList();
      assertThat(own.stream().filter(one -> !one.getFirst().replayed())).hasSize(1);
      assertThat(own.stream().map(one -> one.stream().map(Answer::outcome).toList()).distinct()).hasSize(1);
      assertThat(answers.stream().flatMap(two -> two.get(1).stream()).map(Answer::outcome))
          .containsOnly(new Outcome.Refused(new Refusal.KeyReused(), null));
      boolean applied = own.getFirst().stream().map(Answer::outcome).allMatch(Outcome.Applied.class::isInstance);
      assertThat(counter(known).version().number()).isEqualTo(before + (applied ? 1 : 0));
      assertThat(views.find(List.of(unknown))).hasSize(applied ? 1 : 0);
    }
  }

  @Test
  void bounds_hold_and_versions_have_no_gap_across_nodes() throws Exception {
    CounterName name = new CounterName("seats");
    CounterDefinition definition = new CounterDefinition(new Bounds(0, 50), 25, "", new TreeMap<>(), false);
    node().commit(batch(Update.of(name, new Operation.Create(definition), ANNA)));

    onEveryNode(node -> {
      Random random = new Random(seed + Thread.currentThread().threadId());
      for (int round = 0; round < 100; round++) {
        List<Update> updates = new ArrayList<>();
        for (int item = 0; item < 5; item++)
          updates.add(Update.of(name, new Operation.Add(1 + random.nextInt(20), BoundPolicy.REJECT), ANNA));
        updates.add(Update.of(name, new Operation.Add(-1 - random.nextInt(40), BoundPolicy.CLAMP), ANNA));
        Collections.shuffle(updates, random);
        node.commit(batch(updates.toArray(Update[]::new)));
      }
      return true;
    });

    long value = 25;
    long version = 0;
    for (Change change : views.changes(name, 0, 10_000)) {
      assertThat(change.from().number()).as("seed %d", seed).isEqualTo(version + 1);
      assertThat(change.before()).isEqualTo(value);
      assertThat(change.value()).isBetween(0L, 50L);
      version = change.to().number();
      value = change.value();
    }
    assertThat(counter(name).value()).isEqualTo(value);
    assertThat(counter(name).version().number()).isEqualTo(version);
  }

  @Test
  void new_counters_named_in_any_order_by_all_nodes_at_once_are_all_counted() throws Exception {
    List<CounterName> names = new ArrayList<>();
    for (int number = 0; number < 40; number++)
      names.add(new CounterName("random-" + number));

    onEveryNode(node -> {
      Random random = new Random(seed + Thread.currentThread().threadId());
      for (int round = 0; round < 20; round++) {
        List<CounterName> order = new ArrayList<>(names);
        Collections.shuffle(order, random);
        List<Update> updates = order.stream().limit(1 + round * 2L).map(name -> Update.of(name, add(1), ANNA)).toList();
        node.commit(new Batch(List.of(new Request(updates, round % 2 == 0)), NOW, true));
      }
      return true;
    });

    long expected = NODES * 20L * 20;
    assertThat(views.find(names).values().stream().mapToLong(Counter::value).sum()).as("seed %d", seed).isEqualTo(expected);
  }

  private <R> List<R> onEveryNode(Work<R> work) throws Exception {
    List<Callable<R>> tasks = new ArrayList<>();
    for (int number = 0; number < NODES; number++) {
      CounterLedger node = node();
      tasks.add(() -> work.on(node));
    }
    List<R> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(NODES)) {
      for (Future<R> result : threads.invokeAll(tasks))
        results.add(result.get());
    }
    return results;
  }

  private interface Work<R> {
    R on(CounterLedger node);
  }

  private CounterLedger node() {
    LedgerSettings settings = new LedgerSettings(Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofSeconds(2),
        Duration.ofHours(24));
    return new JdbcCounterLedger(new TransactionalDataSource(database), settings,
        new Partitions(database, settings.idempotencyRetention(), Kept.LONG),
        new RefusalTally(database), System::nanoTime);
  }

  private Counter counter(CounterName name) {
    return views.find(List.of(name)).values().iterator().next();
  }

  private static Batch batch(Update... updates) {
    return new Batch(List.of(updates).stream().map(Request::of).toList(), NOW, true);
  }

  private static Update keyed(CounterName name, Operation operation, String key) {
    return new Update(name, operation, ANNA, null, new IdempotencyKey(key), null);
  }

  private static Operation add(long delta) {
    return new Operation.Add(delta, BoundPolicy.REJECT);
  }
}
