package io.counterservice.application.files;

import io.counterservice.application.port.in.UpdateCounters;
import io.counterservice.application.testing.Await;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Changes counters, but for calls that are to fail: before they take effect, or after, so that the answer is lost. */
final class FlakyUpdates implements UpdateCounters {
  private final UpdateCounters updates;
  final List<Integer> sizes = new ArrayList<>();
  Runnable beforeCall = () -> {
  };
  Runnable afterFailure = () -> {
  };
  int failBeforeCall;
  int failAfterCall;
  RuntimeException failure = new IllegalStateException("the node dies");

  FlakyUpdates(UpdateCounters updates) {
    this.updates = updates;
  }

  @Override
  public CompletionStage<List<Answer>> updateEach(List<Update> asked) {
    sizes.add(asked.size());
    beforeCall.run();
    if (sizes.size() == failBeforeCall)
      return CompletableFuture.failedStage(failure);
    var answered = updates.updateEach(asked);
    if (sizes.size() != failAfterCall)
      return answered;
    Await.answer(answered);
    afterFailure.run();
    return CompletableFuture.failedStage(failure);
  }

  @Override
  public CompletionStage<Answer> update(Update update) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<List<Answer>> updateAtomically(Request request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<Answer> preview(Update update) {
    throw new UnsupportedOperationException();
  }
}
