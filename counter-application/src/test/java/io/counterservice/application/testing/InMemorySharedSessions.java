package io.counterservice.application.testing;

import io.counterservice.application.port.StoredSession;
import io.counterservice.application.port.out.SharedSessions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sessions in memory, which can fall silent; nodes that share them are given the same ones. */
public final class InMemorySharedSessions implements SharedSessions {
  private final Map<String, StoredSession> sessions = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean silent;
  private volatile boolean late;

  public void fallSilent(boolean falls) {
    silent = falls;
  }

  /** Does what it is told, but says so too late. */
  public void beLate(boolean isLate) {
    late = isLate;
  }

  /** Loses all it has. */
  public void lose() {
    sessions.clear();
  }

  /** How often somebody looked for a session. */
  public int asked() {
    return asked.get();
  }

  public int size() {
    return sessions.size();
  }

  @Override
  public CompletionStage<Finding> find(String id) {
    int _ = asked.incrementAndGet();
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
    return heard(() -> {
      if (sessions.remove(id) != null)
        listeners.forEach(listener -> listener.accept(id));
    });
  }

  @Override
  public void whenEnded(Consumer<String> listener) {
    listeners.add(listener);
  }

  private CompletionStage<Boolean> heard(Runnable change) {
    if (!silent)
      change.run();
    return CompletableFuture.completedStage(!silent && !late);
  }
}
