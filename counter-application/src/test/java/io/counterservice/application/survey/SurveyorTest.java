package io.counterservice.application.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.survey.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SurveyorTest {
  private static final Instant START = Instant.parse("2026-05-17T12:00:00Z");
  private final ManualTime time = new ManualTime(START);
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean isBroken;
  private Duration took = Duration.ZERO;
  private final Surveyor surveyor = new Surveyor(this::make, time, time::nanoTime, waiting::add);

  @Test
  void looks_only_when_somebody_asks_and_once_for_all_who_do() {
    assertThat(waiting).isEmpty();
    CompletionStage<Survey> first = surveyor.latest();
    CompletionStage<Survey> second = surveyor.latest();
    work();

    assertThat(Await.answer(first).at()).isEqualTo(START);
    assertThat(Await.answer(second)).isSameAs(Await.answer(first));
  }

  @Test
  void keeps_a_survey_for_a_while() {
    var _ = surveyor.latest();
    work();
    time.advance(Surveyor.KEPT_MIN.minusMillis(1));

    assertThat(toldAt()).isEqualTo(START);
    assertThat(waiting).isEmpty();
  }

  @Test
  void tells_the_last_while_the_next_is_made() {
    var _ = surveyor.latest();
    work();
    time.advance(Surveyor.KEPT_MIN);

    assertThat(toldAt()).isEqualTo(START);
    assertThat(toldAt()).isEqualTo(START);
    work();
    assertThat(toldAt()).isEqualTo(START.plus(Surveyor.KEPT_MIN));
  }

  @Test
  void rests_twenty_times_as_long_as_a_survey_took() {
    took = Duration.ofSeconds(2);
    var _ = surveyor.latest();
    work();
    time.advance(took.multipliedBy(20).minusMillis(1));
    var _ = surveyor.latest();
    assertThat(waiting).isEmpty();

    time.advance(Duration.ofMillis(1));
    var _ = surveyor.latest();
    assertThat(waiting).hasSize(1);
  }

  @Test
  void rests_ten_minutes_at_most() {
    took = Duration.ofMinutes(1);
    var _ = surveyor.latest();
    work();
    time.advance(Duration.ofMinutes(10));
    var _ = surveyor.latest();

    assertThat(waiting).hasSize(1);
  }

  @Test
  void what_is_too_old_is_not_told() {
    var _ = surveyor.latest();
    work();
    time.advance(Surveyor.KEPT_MIN.plus(Surveyor.TOLD_MAX));
    CompletionStage<Survey> next = surveyor.latest();
    assertThat(next.toCompletableFuture()).isNotDone();
    work();

    assertThat(Await.answer(next).at()).isEqualTo(time.instant());
  }

  @Test
  void a_failure_is_told_and_rested_from_as_well() {
    isBroken = true;
    took = Duration.ofSeconds(1);
    CompletionStage<Survey> first = surveyor.latest();
    work();
    time.advance(Duration.ofSeconds(19));
    CompletionStage<Survey> second = surveyor.latest();

    assertThat(List.of(Await.reason(first), Await.reason(second))).containsOnly(Reason.DATABASE);
    assertThat(waiting).isEmpty();
    isBroken = false;
    time.advance(Duration.ofSeconds(1));
    CompletionStage<Survey> third = surveyor.latest();
    work();
    assertThat(Await.answer(third).at()).isEqualTo(START.plusSeconds(21));
  }

  private Survey make(Instant at) {
    time.advance(took);
    if (isBroken)
      throw new UnavailableException(Reason.DATABASE);
    return new Survey(at, 0, 0, List.of(), 0, List.of(), List.of());
  }

  private Instant toldAt() {
    return Await.answer(surveyor.latest()).at();
  }

  private void work() {
    waiting.remove().run();
    assertThat(waiting).isEmpty();
  }
}
