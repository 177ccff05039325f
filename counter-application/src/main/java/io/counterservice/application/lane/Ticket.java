package io.counterservice.application.lane;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A question that waits in a lane. Whoever claims it first answers it: the lane, or the sweep that finds it waited too long. */
final class Ticket<Q, A> {
  final Q question;
  final int weight;
  final long deadlineNanos;
  final CompletableFuture<A> answer = new CompletableFuture<>();
  private final AtomicBoolean claimed = new AtomicBoolean();

  Ticket(Q question, int weight, long deadlineNanos) {
    this.question = question;
    this.weight = weight;
    this.deadlineNanos = deadlineNanos;
  }

  boolean claim() {
    return claimed.compareAndSet(false, true);
  }
}
