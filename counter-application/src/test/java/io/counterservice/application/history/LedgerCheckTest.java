package io.counterservice.application.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.LedgerCheckListener;
import io.counterservice.application.port.out.LedgerEvidence;
import io.counterservice.application.port.out.LedgerWalk.Score;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.InMemoryLedgerEvidence;
import io.counterservice.application.testing.InMemoryLedgerWalk;
import io.counterservice.application.testing.ManualTime;
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
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerCheckTest implements LedgerCheckListener {
  private static final int COUNTERS = 250;
  private final ManualTime time = new ManualTime(Instant.EPOCH);
  private final InMemoryCounterLedger ledger = new InMemoryCounterLedger();
  private final InMemoryLedgerEvidence evidence = new InMemoryLedgerEvidence(ledger);
  private final InMemoryLedgerWalk walk = new InMemoryLedgerWalk(time);
  private final List<Integer> pages = new ArrayList<>();
  private final List<String> faulty = new ArrayList<>();
  private final List<RuntimeException> failures = new ArrayList<>();
  private Duration pageTakes = Duration.ofMillis(100);
  private @Nullable RuntimeException broken;
  private final LedgerCheck check = node();

  @BeforeEach
  void count() {
    for (int number = 0; number < COUNTERS; number++) {
      var name = new CounterName("c%03d".formatted(number));
      ledger.commit(
          new Batch(List.of(Request.of(Update.of(name, new Operation.Add(1, BoundPolicy.REJECT), new Actor("anna")))), Instant.EPOCH,
              true));
    }
  }

  @Test
  void walks_over_all_page_by_page_and_rests_most_of_the_time() {
    for (int second = 0; second < 5; second++)
      tickAfter(Duration.ofSeconds(1));
    assertThat(pages).as("0.1 s of work and 4.9 s of rest").containsExactly(100);
    for (int second = 0; second < 30; second++)
      tickAfter(Duration.ofSeconds(1));
    assertThat(pages).as("and a minute after the last").containsExactly(100, 100, 50);
    tickAfter(Duration.ofMinutes(1));
    assertThat(pages).containsExactly(100, 100, 50, 100);
  }

  @Test
  void what_is_wrong_is_told_once_in_a_walk_and_counted_until_it_is_right() {
    evidence.tamper(new CounterName("c120"), counter -> counter.entries.clear());
    walkToEnd();
    assertThat(faulty).containsExactly("c120");
    assertThat(walk.score()).isEqualTo(new Score(0, 1));
    evidence.tamper(new CounterName("c120"), _ -> {
    });
    walkToEnd();
    assertThat(faulty).containsExactly("c120");
    assertThat(walk.score()).isEqualTo(new Score(0, 0));
  }

  @Test
  void pages_that_take_long_become_small_and_grow_again() {
    pageTakes = Duration.ofSeconds(11);
    for (int page = 0; page < 3; page++)
      tickAfter(Duration.ofHours(1));
    pageTakes = Duration.ofSeconds(1);
    for (int page = 0; page < 2; page++)
      tickAfter(Duration.ofHours(1));
    assertThat(pages).containsExactly(100, 50, 25, 12, 24);
  }

  @Test
  void two_nodes_share_one_walk() {
    LedgerCheck other = node();
    for (int round = 0; round < 2; round++) {
      check.tick();
      other.tick();
      time.advance(Duration.ofSeconds(10));
    }
    assertThat(pages).containsExactly(100, 100);
  }

  @Test
  void while_the_database_is_away_it_tries_once_a_minute() {
    broken = new UnavailableException(Reason.DATABASE);
    check.tick();
    broken = null;
    tickAfter(Duration.ofSeconds(59));
    assertThat(pages).isEmpty();
    assertThat(failures).isEmpty();
    tickAfter(Duration.ofMinutes(15));
    assertThat(pages).containsExactly(100);
  }

  @Test
  void an_error_of_its_own_is_told_and_does_not_end_it() {
    broken = new IllegalStateException("unheard of");
    check.tick();
    assertThat(failures).containsExactly(broken);
    broken = null;
    tickAfter(Duration.ofMinutes(16));
    assertThat(pages).containsExactly(100);
  }

  private void walkToEnd() {
    for (int page = 0; page < 3; page++)
      tickAfter(Duration.ofMinutes(2));
  }

  private void tickAfter(Duration rest) {
    time.advance(rest);
    check.tick();
  }

  private LedgerCheck node() {
    return new LedgerCheck(new SlowEvidence(), walk, this, time::nanoTime);
  }

  @Override
  public void onChecked(int counters) {
    pages.add(counters);
  }

  @Override
  public void onFaulty(Verification verification) {
    faulty.add(verification.name().value());
  }

  @Override
  public void onFailed(RuntimeException failure) {
    failures.add(failure);
  }

  /** Takes as long as the test says, or breaks. */
  private final class SlowEvidence implements LedgerEvidence {
    @Override
    public <R> List<R> page(@Nullable CounterName after, int limit, Function<Evidence, R> examination) {
      if (broken != null)
        throw broken;
      time.advance(pageTakes);
      return evidence.page(after, limit, examination);
    }

    @Override
    public <R> Optional<R> one(CounterName name, Function<Evidence, R> examination) {
      return evidence.one(name, examination);
    }

    @Override
    public long counters() {
      return evidence.counters();
    }
  }
}
