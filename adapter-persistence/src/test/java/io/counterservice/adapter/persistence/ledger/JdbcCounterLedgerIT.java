package io.counterservice.adapter.persistence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.CounterLedgerContract;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterViews;
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
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract on a real PostgreSQL; its days' partitions are made by the ledger itself. */
class JdbcCounterLedgerIT extends CounterLedgerContract {
  private static final Duration RETENTION = Duration.ofHours(24);
  private final DataSource database = PostgresFixture.database();

  @Test
  void what_is_remembered_of_an_atomic_request_is_forgotten_at_one_instant() {
    Request request = new Request(List.of(keyed("a"), keyed("b"), keyed("c")), true);
    CounterLedger ledger = ledger();
    List<Answer> first = answers(ledger, request, NOW);

    assertThat(answers(ledger, request, NOW.plus(RETENTION).minusNanos(1_000))).allMatch(Answer::replayed).extracting(Answer::outcome)
        .isEqualTo(first.stream().map(Answer::outcome).toList());
    assertThat(answers(ledger, request, NOW.plus(RETENTION))).noneMatch(Answer::replayed);
    assertThat(answers(ledger, request, NOW.plus(RETENTION))).as("the later of two records counts").allMatch(Answer::replayed)
        .extracting(Answer::outcome).doesNotContainAnyElementsOf(first.stream().map(Answer::outcome).toList());
  }

  private static List<Answer> answers(CounterLedger ledger, Request request, Instant at) {
    return ledger.commit(new Batch(List.of(request), at, true)).answers().getFirst();
  }

  private static Update keyed(String name) {
    return new Update(new CounterName(name), new Operation.Add(1, BoundPolicy.REJECT), new Actor("anna"), null, new IdempotencyKey("k"),
        null);
  }

  @Override
  protected CounterLedger ledger() {
    LedgerSettings settings = new LedgerSettings(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(2), RETENTION);
    return new JdbcCounterLedger(new TransactionalDataSource(database), settings,
        new Partitions(database, settings.idempotencyRetention(), Kept.LONG),
        new RefusalTally(database), System::nanoTime);
  }

  @Override
  protected CounterViews views() {
    return new JdbcCounterViews(database);
  }
}
