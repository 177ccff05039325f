package io.counterservice.application.port.out;

import io.counterservice.application.port.StoredSession;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Sessions of the console that all nodes share, by their ids. They may be lost at any moment, and whoever had one signs in again. No method
 * blocks, and no stage fails or takes long.
 */
public interface SharedSessions {
  /** Of a service that runs alone. */
  SharedSessions ALONE = new SharedSessions() {
    @Override
    public CompletionStage<Finding> find(String id) {
      return CompletableFuture.completedStage(new Finding.Silent());
    }

    @Override
    public CompletionStage<Boolean> begin(String id, StoredSession session, Duration kept) {
      return CompletableFuture.completedStage(false);
    }

    @Override
    public CompletionStage<Boolean> renew(String id, StoredSession session, Duration kept) {
      return CompletableFuture.completedStage(false);
    }

    @Override
    public CompletionStage<Boolean> remove(String id) {
      return CompletableFuture.completedStage(false);
    }

    @Override
    public void whenEnded(Consumer<String> listener) {
      // nobody else ends any
    }
  };

  CompletionStage<Finding> find(String id);

  /** Shares a session, to be forgotten after a while; the answer is whether that was heard. */
  CompletionStage<Boolean> begin(String id, StoredSession session, Duration kept);

  /** The same where there still is one with the id: one that somebody ended meanwhile does not come back. */
  CompletionStage<Boolean> renew(String id, StoredSession session, Duration kept);

  /** Ends a session on all nodes; the answer is whether that was heard. */
  CompletionStage<Boolean> remove(String id);

  /** Tells the ids of sessions that any node ended, as soon as this one hears of it. A listener must not block. */
  void whenEnded(Consumer<String> listener);

  /** What is known of an id. */
  sealed interface Finding {
    /** The session goes on. */
    record Found(StoredSession session) implements Finding {}

    /** There is none: it never began, was ended, was not used for long, or was lost. */
    record Absent() implements Finding {}

    /** Nothing can be said now. */
    record Silent() implements Finding {}
  }
}
