package io.counterservice.application.port.out;

import io.counterservice.domain.counter.Decision;

/** Is told how commits go; silent by default. Called on the lanes' threads: must be quick and must not throw. */
public interface CommitListener {
  CommitListener SILENT = new CommitListener() {
  };

  /** A lane took a batch of so many operations and left so many waiting. */
  default void onBatchStart(int operations, int waiting) {}

  /** A batch is durable, or was found to change nothing, after so many nanoseconds. */
  default void onCommitted(Decision decision, long elapsedNanos) {}

  /** A batch failed as a whole. */
  default void onFailed(int operations, Throwable cause) {}

  /** So many operations were turned away because a queue was full, or waited in one too long. */
  default void onOverload(int operations) {}
}
