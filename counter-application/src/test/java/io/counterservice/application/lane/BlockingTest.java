package io.counterservice.application.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class BlockingTest {

  @Test
  void asks_on_a_thread_of_the_executor() {
    List<Runnable> waiting = new ArrayList<>();

    CompletionStage<String> answer = Blocking.ask(waiting::add, () -> "a");

    assertThat(answer.toCompletableFuture()).isNotDone();
    waiting.forEach(Runnable::run);
    assertThat(Await.answer(answer)).isEqualTo("a");
  }

  @Test
  void fails_at_once_where_the_executor_takes_nothing_more() {
    CompletionStage<String> answer = Blocking.ask(_ -> {
      throw new UnavailableException(Reason.OVERLOADED);
    }, () -> "a");

    assertThat(answer.toCompletableFuture()).isDone();
    assertThat(Await.reason(answer)).isEqualTo(Reason.OVERLOADED);
  }

  @Test
  void fails_with_what_the_question_throws() {
    CompletionStage<String> answer = Blocking.ask(Runnable::run, () -> {
      throw new UnavailableException(Reason.DATABASE);
    });

    assertThat(Await.reason(answer)).isEqualTo(Reason.DATABASE);
  }

  @Test
  void turns_away_what_waits_too_long_and_does_not_ask_it_any_more() {
    List<Runnable> waiting = new ArrayList<>();
    List<String> asked = new ArrayList<>();

    CompletionStage<Boolean> answer = Blocking.ask(waiting::add, () -> asked.add("a"));

    assertThat(Await.reason(answer)).isEqualTo(Reason.OVERLOADED);
    waiting.forEach(Runnable::run);
    assertThat(asked).isEmpty();
  }
}
