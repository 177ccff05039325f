package io.counterservice.application.commit;

import io.counterservice.application.lane.Lane;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.CommitListener;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.ToIntFunction;

/**
 * A bulk cut up among lanes and its answers put together again. It is admitted whole or not at all. Where one lane's part
 * fails and another's is committed, the whole has an unknown outcome: repeated with its keys, it gives the first answers.
 */
final class Scatter {
  private final List<Lane<Request, List<Answer>>> lanes;
  private final List<List<Update>> parts = new ArrayList<>();
  private final int[] laneOfItem;

  Scatter(List<Update> updates, List<Lane<Request, List<Answer>>> lanes, ToIntFunction<CounterName> laneNumber) {
    this.lanes = lanes;
    this.laneOfItem = new int[updates.size()];
    for (int lane = 0; lane < lanes.size(); lane++)
      parts.add(new ArrayList<>());
    for (int item = 0; item < laneOfItem.length; item++) {
      Update update = updates.get(item);
      laneOfItem[item] = laneNumber.applyAsInt(update.counter());
      parts.get(laneOfItem[item]).add(update);
    }
  }

  CompletionStage<List<Answer>> ask(CommitListener listener) {
    if (!reserve()) {
      listener.onOverload(laneOfItem.length);
      return CompletableFuture.failedStage(new UnavailableException(Reason.OVERLOADED));
    }
    List<CompletableFuture<List<Answer>>> answers = new ArrayList<>(parts.size());
    for (int lane = 0; lane < parts.size(); lane++)
      answers.add(ask(lane));
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).handle((_, failure) -> {
      if (failure != null)
        throw whole(answers);
      return gather(answers);
    });
  }

  private boolean reserve() {
    for (int lane = 0; lane < parts.size(); lane++) {
      int weight = parts.get(lane).size();
      if (weight > 0 && !lanes.get(lane).reserve(weight)) {
        releaseBefore(lane);
        return false;
      }
    }
    return true;
  }

  private void releaseBefore(int lane) {
    for (int reserved = 0; reserved < lane; reserved++)
      lanes.get(reserved).release(parts.get(reserved).size());
  }

  private CompletableFuture<List<Answer>> ask(int lane) {
    List<Update> part = parts.get(lane);
    if (part.isEmpty())
      return CompletableFuture.completedFuture(List.of());
    return lanes.get(lane).ask(new Request(part, false), part.size()).toCompletableFuture();
  }

  private UnavailableException whole(List<CompletableFuture<List<Answer>>> answers) {
    boolean someCommitted = false;
    Reason reason = Reason.OVERLOADED;
    for (int lane = 0; lane < answers.size(); lane++) {
      if (parts.get(lane).isEmpty())
        continue;
      if (answers.get(lane).isCompletedExceptionally())
        reason = worse(reason, answers.get(lane).exceptionNow());
      else
        someCommitted = true;
    }
    return new UnavailableException(someCommitted ? Reason.OUTCOME_UNKNOWN : reason);
  }

  private static Reason worse(Reason reason, Throwable failure) {
    Reason other = failure instanceof UnavailableException unavailable ? unavailable.reason() : Reason.OUTCOME_UNKNOWN;
    return other.compareTo(reason) > 0 ? other : reason;
  }

  private List<Answer> gather(List<CompletableFuture<List<Answer>>> answers) {
    int[] next = new int[parts.size()];
    List<Answer> gathered = new ArrayList<>(laneOfItem.length);
    for (int lane : laneOfItem)
      gathered.add(answers.get(lane).resultNow().get(next[lane]++));
    return gathered;
  }
}
