package io.counterservice.application.testing;

import io.counterservice.application.port.StoredSession;
import io.counterservice.application.port.out.SharedSessions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sessions in memory, which can fall silent; nodes that share them are given the same ones. */
public final class InMemorySharedSessions implements SharedSessions {
  private final Map<String, StoredSession> sessions = new ConcurrentHashMap<>();
  private volatile boolean silent;

  public void fallSilent(boolean falls) {
    silent = falls;
  }

  /** Loses all it has. */
  public void lose() {
    sessions.clear();
  }

  public int size() {
    return sessions.size();
  }

  @Override
  public CompletionStage<Finding> find(String id) {
    return CompletableFuture.completedStage(silent ? new Finding.Silent() : finding(sessions.get(id)));
  }

  private static Finding finding(@Nullable StoredSession session) {
    return session == null ? new Finding.Absent() : new Finding.Found(session);
  }

  @Override
  public CompletionStage<Boolean> begin(String id, StoredSession session, Duration kept) {
    return heard(() -> sessions.put(id, session));
  }

  @Override
  public CompletionStage<Boolean> renew(String id, StoredSession session, Duration kept) {
    return heard(() -> sessions.computeIfPresent(id, (_, _) -> session));
  }

  @Override
  public CompletionStage<Boolean> remove(String id) {
    return heard(() -> sessions.remove(id));
  }

  private CompletionStage<Boolean> heard(Runnable change) {
    if (!silent)
      change.run();
    return CompletableFuture.completedStage(!silent);
  }
}
