package io.counterservice.adapter.rest.body;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that request bodies share. Only bytes that have arrived are counted: an announced length costs nothing. */
final class BodyBudget {
  private final long bytesMax;
  private final AtomicLong bytesTaken = new AtomicLong();

  BodyBudget(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  boolean take(long bytes) {
    if (bytesTaken.addAndGet(bytes) <= bytesMax)
      return true;
    bytesTaken.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    bytesTaken.addAndGet(-bytes);
  }

  long bytesTaken() {
    return bytesTaken.get();
  }
}
