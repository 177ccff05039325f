package io.counterservice.application.port.in;

import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Changes counters. An answer means that what it says is on disk. A stage fails with
 * {@link io.counterservice.application.port.UnavailableException} and nothing else.
 */
public interface UpdateCounters {
  /** Applies one update, or refuses it. */
  CompletionStage<Answer> update(Update update);

  /** Applies each update by itself, those of one counter in order; answers in the order given. All are admitted or none. */
  CompletionStage<List<Answer>> updateEach(List<Update> updates);

  /** Applies all updates in one transaction, or none: then one answer is a refusal and the others are withheld. */
  CompletionStage<List<Answer>> updateAtomically(Request request);

  /** The answer {@link #update} would give now; changes nothing. */
  CompletionStage<Answer> preview(Update update);
}
