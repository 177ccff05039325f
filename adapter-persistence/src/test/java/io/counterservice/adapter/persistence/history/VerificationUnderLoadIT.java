package io.counterservice.adapter.persistence.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.ledger.SampleLedger;
import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.history.LedgerProof;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.history.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Whoever writes while counters are verified never looks like a fault: not a writer, nor the roll-up job, nor a rebuild. */
class VerificationUnderLoadIT {
  private static final int ROUNDS = 60;
  private static final int WRITERS = 3;
  private static final List<String> NAMES = List.of("hot", "hot", "hot", "warm", "cold");
  private final DataSource database = PostgresFixture.database();
  private final SampleLedger ledger = SampleLedger.on(database);
  private final JdbcRollupStore rollups = new JdbcRollupStore(database, Instant::now, System::nanoTime);
  private final LedgerProof proof = new LedgerProof(new JdbcLedgerEvidence(database), Runnable::run);
  private final AtomicBoolean done = new AtomicBoolean();

  @Test
  void hot_writers_and_a_running_rollup_are_no_fault() {
    List<CompletionStage<?>> running = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      Random random = new Random(writer);
      running.add(Together.start(() -> whileUndone(() -> commit(random))));
    }
    running.add(Together.start(() -> whileUndone(() -> rollups.rollUp(_ -> Duration.ZERO))));
    try {
      for (int round = 0; round < ROUNDS; round++) {
        if (round % 20 == 19)
          rollups.reset(Caller.SERVICE, Instant.now());
        var page = Await.answer(proof.verify(null, 10));
        assertThat(page.faulty()).as("round " + round).extracting(Verification::faults).isEmpty();
      }
    } finally {
      done.set(true);
    }
    running.forEach(Await::answer);
    assertThat(Await.answer(proof.verify(new CounterName("hot"))).orElseThrow().changes()).isGreaterThan(ROUNDS);
  }

  private void whileUndone(Runnable work) {
    while (!done.get())
      work.run();
  }

  private void commit(Random random) {
    List<Request> requests = new ArrayList<>();
    for (int count = random.nextInt(1, 8); count > 0; count--) {
      Operation operation = random.nextInt(40) == 0 ? new Operation.Set(random.nextLong(100)) : add(random);
      var name = new CounterName(NAMES.get(random.nextInt(NAMES.size())));
      requests.add(Request.of(new Update(name, operation, new Actor("anna"), null, null, random.nextInt(9) == 0 ? "why" : null)));
    }
    ledger.commit(new Batch(requests, Instant.now(), true));
  }

  private static Operation add(Random random) {
    return new Operation.Add(random.nextInt(20) == 0 ? Long.MAX_VALUE : random.nextLong(1, 9), BoundPolicy.REJECT);
  }
}
