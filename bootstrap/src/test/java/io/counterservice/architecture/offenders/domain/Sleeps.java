package io.counterservice.architecture.offenders.domain;

/** Waits by guess. */
final class Sleeps {
  void settle() throws InterruptedException {
    Thread.sleep(1);
  }
}
