package io.counterservice.domain.counter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The outcome a caller is told, and whether it is the remembered outcome of an earlier request with the same key. */
public record Answer(Outcome outcome, boolean replayed) {

  /** The answers to an atomic request of so many updates, one of which is refused: the others are withheld. */
  static List<Answer> refusedAt(int index, int size, Answer refused) {
    List<Answer> answers = new ArrayList<>(Collections.nCopies(size, new Answer(new Outcome.Withheld(), refused.replayed)));
    answers.set(index, refused);
    return answers;
  }
}
