package io.counterservice.application.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.RollupStore;
import io.counterservice.domain.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How long the job rests, and when it goes on at once. */
class RollupJobTest {
  private final Turns turns = new Turns();
  private final RollupJob job = new RollupJob(turns);

  @Test
  void rests_nineteen_times_as_long_as_it_worked_a_second_to_two_minutes() {
    job.tick();
    assertThat(List.of(10, 100, 2_000, 60_000).stream().map(millis -> turns.rest.apply(Duration.ofMillis(millis)).toMillis()))
        .containsExactly(1_000L, 1_900L, 38_000L, 120_000L);
  }

  @Test
  void goes_on_at_once_while_there_is_more() {
    turns.behind.addAll(List.of(true, true, false, false));
    job.tick();
    assertThat(turns.taken).hasSize(3);
    job.tick();
    assertThat(turns.taken).hasSize(4);
  }

  @Test
  void tries_again_after_the_database_was_away() {
    turns.fails = true;
    job.tick();
    turns.fails = false;
    job.tick();
    assertThat(turns.taken).hasSize(2);
  }

  /** Notes its calls, and answers as it is told. */
  private static final class Turns implements RollupStore {
    private final Deque<Boolean> behind = new ArrayDeque<>();
    private final List<Instant> taken = new ArrayList<>();
    private UnaryOperator<Duration> rest = UnaryOperator.identity();
    private boolean fails;

    @Override
    public Progress rollUp(UnaryOperator<Duration> asked) {
      rest = asked;
      taken.add(Instant.EPOCH);
      if (fails)
        throw new UnavailableException(Reason.DATABASE);
      return new Progress(0, Instant.EPOCH, !behind.isEmpty() && behind.remove());
    }

    @Override
    public void reset(Caller by, Instant at) {
      behind.clear();
    }

    @Override
    public Instant rolledUntil() {
      return Instant.EPOCH;
    }
  }
}
