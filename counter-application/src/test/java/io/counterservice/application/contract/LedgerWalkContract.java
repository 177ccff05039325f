package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.LedgerWalk;
import io.counterservice.application.port.out.LedgerWalk.Score;
import io.counterservice.application.port.out.LedgerWalk.Turn;
import io.counterservice.domain.counter.CounterName;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How everybody keeps account of the check of all counters. */
public abstract class LedgerWalkContract {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final CounterName A = new CounterName("a");
  private static final CounterName B = new CounterName("b");
  private static final Turn FIRST = new Turn(null);
  private LedgerWalk walk;

  /** A walk that has not begun. */
  protected abstract LedgerWalk walk();

  @BeforeEach
  void prepare() {
    walk = walk();
  }

  @Test
  void goes_on_where_it_was() {
    assertThat(walk.take(HOUR)).contains(FIRST);
    walk.end(FIRST, A, 0, Duration.ZERO);
    assertThat(walk.take(HOUR)).contains(new Turn(A));
    walk.end(new Turn(A), null, 0, Duration.ZERO);
    assertThat(walk.take(HOUR)).contains(FIRST);
  }

  @Test
  void one_has_the_turn_until_patience_is_over() {
    assertThat(walk.take(HOUR)).contains(FIRST);
    assertThat(walk.take(HOUR)).isEmpty();
    walk.end(FIRST, A, 0, Duration.ZERO);
    assertThat(walk.take(Duration.ZERO)).contains(new Turn(A));
    assertThat(walk.take(HOUR)).as("whose patience was zero").contains(new Turn(A));
  }

  @Test
  void nobody_has_the_turn_while_all_rest() {
    assertThat(walk.take(HOUR)).contains(FIRST);
    walk.end(FIRST, A, 0, HOUR);
    assertThat(walk.take(HOUR)).isEqualTo(Optional.empty());
  }

  @Test
  void who_is_overtaken_changes_nothing() {
    walk.take(Duration.ZERO);
    walk.take(HOUR);
    walk.end(FIRST, A, 1, Duration.ZERO);
    walk.end(FIRST, B, 1, HOUR);
    assertThat(walk.take(HOUR)).contains(new Turn(A));
    assertThat(walk.score()).isEqualTo(new Score(1, 0));
  }

  @Test
  void counts_what_is_faulty_in_this_walk_and_in_the_last() {
    assertThat(walk.score()).isEqualTo(new Score(0, 0));
    walk.end(FIRST, A, 2, Duration.ZERO);
    walk.end(new Turn(A), B, 1, Duration.ZERO);
    assertThat(walk.score()).isEqualTo(new Score(3, 0));
    walk.end(new Turn(B), null, 4, Duration.ZERO);
    assertThat(walk.score()).isEqualTo(new Score(0, 7));
    walk.end(FIRST, null, 0, Duration.ZERO);
    assertThat(walk.score()).isEqualTo(new Score(0, 0));
  }
}
