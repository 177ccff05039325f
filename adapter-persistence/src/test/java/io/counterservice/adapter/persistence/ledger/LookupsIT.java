package io.counterservice.adapter.persistence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.IdempotencyKey;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Which remembered outcomes a batch looks up, and how often. */
class LookupsIT {
  private static final Instant NOW = Instant.parse("2026-05-17T10:15:30Z");
  private final PGSimpleDataSource database = PostgresFixture.database();
  private final SpiedDataSource spied = new SpiedDataSource(new TransactionalDataSource(database));
  private final JdbcCounterLedger ledger = new JdbcCounterLedger(spied,
      new LedgerSettings(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofHours(24)),
      new Partitions(database, Duration.ofHours(24), Kept.LONG), new RefusalTally(database), System::nanoTime);

  @Test
  void those_of_known_counters_are_looked_up_once() {
    commit(keyed("known", "1"), keyed("other", "2"));
    spied.forget();

    commit(keyed("known", "3"), keyed("other", "4"));

    assertThat(spied.textsBoundTo(RecordRows.SELECT, 4)).containsExactly(List.of("3", "4"));
  }

  @Test
  void those_of_unknown_counters_are_looked_up_again_when_they_are_locked_and_no_others() {
    commit(keyed("known", "1"));
    spied.forget();

    List<Answer> answers = commit(keyed("known", "1"), keyed("unknown", "2"), keyed("known", "3"), keyed("new", "4"));

    assertThat(spied.textsBoundTo(RecordRows.SELECT, 4)).containsExactly(List.of("1", "2", "3", "4"), List.of("2", "4"));
    assertThat(answers).extracting(Answer::replayed).containsExactly(true, false, false, false);
  }

  @Test
  void a_batch_without_keys_looks_up_none() {
    commit(Update.of(new CounterName("unknown"), new Operation.Add(1, BoundPolicy.REJECT), new Actor("anna")));

    assertThat(spied.textsBoundTo(RecordRows.SELECT, 4)).isEmpty();
  }

  private List<Answer> commit(Update... updates) {
    List<Request> requests = Stream.of(updates).map(Request::of).toList();
    return ledger.commit(new Batch(requests, NOW, true)).answers().stream().map(List::getFirst).toList();
  }

  private static Update keyed(String counter, String key) {
    return new Update(new CounterName(counter), new Operation.Add(1, BoundPolicy.REJECT), new Actor("anna"), null, new IdempotencyKey(key),
        null);
  }
}
