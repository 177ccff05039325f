package io.counterservice.application.lane;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread that answers questions in batches. It takes everything that is waiting and never waits for more, so it makes
 * large batches under load and answers at once when idle.
 *
 * <p>What waits is bounded by weight; {@link #reserve} takes room before {@link #ask} uses it, so that a request for several
 * lanes can be admitted as a whole. A question that waited too long is turned away by {@link #sweep} even while the thread is
 * stuck in a batch; it keeps its room until the thread passes it, so memory stays bounded.
 */
public final class Lane<Q, A> implements AutoCloseable {
  private static final long IDLE_CHECK_MILLIS = 50;
  private final BlockingQueue<Ticket<Q, A>> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger weightWaiting = new AtomicInteger();
  private final LaneLimits limits;
  private final BatchWork<Q, A> work;
  private final LongSupplier nanoTime;
  private final Thread thread;
  private volatile boolean closing;
  private volatile @Nullable Long batchStartNanos;

  /** Answers a batch: one answer per question, in order. What it throws is told to everyone who asked. */
  @FunctionalInterface
  public interface BatchWork<Q, A> {
    List<A> answer(List<Q> questions, int weight, int weightWaiting);
  }

  public Lane(String name, LaneLimits limits, LongSupplier nanoTime, BatchWork<Q, A> work) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.work = work;
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  /** Starts the thread; questions may be asked before. */
  public Lane<Q, A> start() {
    thread.start();
    return this;
  }

  /**
   * Takes room for a question of this weight; false, at once, when there is none or the lane is closing. An empty lane has
   * room for any question.
   */
  public boolean reserve(int weight) {
    int before = weightWaiting.getAndUpdate(waiting -> hasRoom(waiting, weight) ? waiting + weight : waiting);
    if (!hasRoom(before, weight))
      return false;
    if (!closing) // read after the room is taken: the thread does not end while it is
      return true;
    release(weight);
    return false;
  }

  /** Gives room back that was reserved and not used. */
  public void release(int weight) {
    weightWaiting.addAndGet(-weight);
  }

  /** Asks in room that was reserved. */
  public CompletionStage<A> ask(Q question, int weight) {
    Ticket<Q, A> ticket = new Ticket<>(question, weight, nanoTime.getAsLong() + limits.waitMax().toNanos());
    queue.add(ticket);
    return ticket.answer;
  }

  /** How much waits. */
  public int weightWaiting() {
    return weightWaiting.get();
  }

  /** How long the batch that is being answered has taken so far; zero when none is. A lane whose thread is lost is busy forever. */
  public Duration busyFor() {
    Long start = batchStartNanos;
    return start == null ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - start);
  }

  /** Turns away the questions that have waited too long, and says their weight. */
  public int sweep() {
    int swept = 0;
    long now = nanoTime.getAsLong();
    for (Ticket<Q, A> ticket : queue) {
      if (ticket.deadlineNanos - now > 0)
        break;
      if (ticket.claim()) {
        swept += ticket.weight;
        ticket.answer.completeExceptionally(new UnavailableException(Reason.OVERLOADED));
      }
    }
    return swept;
  }

  /** Takes no more questions, answers those that wait, and ends the thread. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasRoom(int waiting, int weight) {
    return waiting == 0 || waiting + weight <= limits.waitingMax();
  }

  private void run() {
    try {
      while (!closing || weightWaiting.get() > 0) {
        Ticket<Q, A> first = queue.poll(IDLE_CHECK_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batchStartNanos = nanoTime.getAsLong();
          answer(batchFrom(first));
          batchStartNanos = null;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Ticket<Q, A>> batchFrom(Ticket<Q, A> first) {
    List<Ticket<Q, A>> batch = new ArrayList<>();
    int weight = 0;
    Ticket<Q, A> next = first;
    while (next != null) {
      weightWaiting.addAndGet(-next.weight);
      if (next.claim()) {
        batch.add(next);
        weight += next.weight;
      }
      Ticket<Q, A> following = queue.peek();
      next = following == null || weight + following.weight > limits.batchMax() ? null : queue.poll();
    }
    return batch;
  }

  private void answer(List<Ticket<Q, A>> batch) {
    List<Q> questions = new ArrayList<>(batch.size());
    int weight = 0;
    for (Ticket<Q, A> ticket : batch) {
      questions.add(ticket.question);
      weight += ticket.weight;
    }
    if (questions.isEmpty())
      return;
    try {
      List<A> answers = work.answer(questions, weight, weightWaiting.get());
      for (int index = 0; index < batch.size(); index++)
        batch.get(index).answer.complete(answers.get(index));
    } catch (RuntimeException | Error failure) {
      batch.forEach(ticket -> ticket.answer.completeExceptionally(failure));
    }
  }
}
