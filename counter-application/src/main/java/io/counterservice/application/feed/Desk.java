package io.counterservice.application.feed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Questions of one sort to the database. All that wait are asked together, one reading after the other; when one fails, its questions
 * wait for the next {@link #retry}. Confined to the feed's thread, but for the reading itself.
 */
final class Desk<Q, A> {
  private final int max;
  private final Executor owner;
  private final Executor readers;
  private final Function<List<Q>, A> read;
  private final BiConsumer<List<Q>, A> answer;
  private final Set<Q> waiting = new LinkedHashSet<>();
  private boolean reading;
  private boolean failed;

  /**
   * @param max how many are asked together at most
   * @param readers runs readings; may refuse
   * @param read blocks
   * @param answer is given the answer on the owner's thread
   */
  Desk(int max, Executor owner, Executor readers, Function<List<Q>, A> read, BiConsumer<List<Q>, A> answer) {
    this.max = max;
    this.owner = owner;
    this.readers = readers;
    this.read = read;
    this.answer = answer;
  }

  void ask(Q question) {
    waiting.add(question);
    next();
  }

  boolean isIdle() {
    return waiting.isEmpty() && !reading;
  }

  void retry() {
    failed = false;
    next();
  }

  private void next() {
    if (reading || failed || waiting.isEmpty())
      return;
    List<Q> asked = take();
    reading = true;
    try {
      readers.execute(() -> read(asked));
    } catch (RuntimeException _) {
      fail(asked);
    }
  }

  private List<Q> take() {
    List<Q> taken = new ArrayList<>();
    for (var questions = waiting.iterator(); questions.hasNext() && taken.size() < max;) {
      taken.add(questions.next());
      questions.remove();
    }
    return taken;
  }

  private void read(List<Q> asked) {
    try {
      A found = read.apply(asked);
      owner.execute(() -> end(asked, found));
    } catch (RuntimeException _) {
      owner.execute(() -> fail(asked));
    }
  }

  private void end(List<Q> asked, A found) {
    reading = false;
    answer.accept(asked, found);
    next();
  }

  private void fail(List<Q> asked) {
    reading = false;
    failed = true;
    waiting.addAll(asked);
  }
}
