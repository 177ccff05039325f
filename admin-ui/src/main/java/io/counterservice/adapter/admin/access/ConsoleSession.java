package io.counterservice.adapter.admin.access;

import io.counterservice.application.port.StoredSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** A session while a request uses it. It holds texts alone, and is stored only if something has changed or it was not used for a while. */
final class ConsoleSession implements WebSession {
  private final Sessions store;
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();
  private volatile StoredSession stored;
  private volatile String id;
  private volatile boolean isNew;
  private volatile boolean isOver;

  /** @param isNew whether the store has none of the id yet */
  ConsoleSession(Sessions store, String id, StoredSession stored, boolean isNew) {
    this.store = store;
    this.id = id;
    this.stored = stored;
    this.isNew = isNew;
    attributes.putAll(stored.texts());
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public Map<String, Object> getAttributes() {
    return attributes;
  }

  /** One that holds nothing needs no place in a store. */
  @Override
  public void start() {}

  @Override
  public boolean isStarted() {
    return !isOver && (!isNew || !attributes.isEmpty());
  }

  /** It counts as begun anew: whoever asks for this has just proved who they are. */
  @Override
  public Mono<Void> changeSessionId() {
    return Mono.defer(() -> {
      Mono<Void> former = isNew ? Mono.empty() : store.removeSession(id);
      id = store.nextId();
      stored = new StoredSession(store.now(), store.now(), Map.of());
      isNew = true;
      return former;
    });
  }

  @Override
  public Mono<Void> invalidate() {
    return Mono.defer(() -> {
      isOver = true;
      attributes.clear();
      return store.removeSession(id);
    });
  }

  @Override
  public Mono<Void> save() {
    return Mono.defer(() -> {
      Map<String, String> texts = new TreeMap<>();
      attributes.forEach((name, value) -> texts.put(name, (String) value));
      boolean changes = isNew || !texts.equals(stored.texts()) || store.isUnusedForLong(stored);
      if (isOver || !changes)
        return Mono.empty();
      stored = new StoredSession(stored.createdAt(), store.now(), texts);
      Mono<Void> saved = isNew ? store.begin(id, stored) : store.renew(id, stored);
      isNew = false;
      return saved;
    });
  }

  /** Whether it was over before this request, or ended in it. */
  @Override
  public boolean isExpired() {
    return isOver;
  }

  @Override
  public Instant getCreationTime() {
    return stored.createdAt();
  }

  @Override
  public Instant getLastAccessTime() {
    return stored.usedAt();
  }

  /** The same for all. */
  @Override
  public void setMaxIdleTime(Duration idle) {
    throw new UnsupportedOperationException("counter.console.session-idle-max says it for all");
  }

  @Override
  public Duration getMaxIdleTime() {
    return store.idleMax();
  }
}
