package io.counterservice.application.testing;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.UserStore;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.User;
import io.counterservice.domain.audit.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Users in memory; can be made to fail, counts how often one was looked for. */
public final class InMemoryUserStore implements UserStore {
  private final TreeMap<String, User> users = new TreeMap<>();
  private final InMemoryAuditTrail trail;
  private boolean broken;
  private int searches;

  public InMemoryUserStore() {
    this(new InMemoryAuditTrail());
  }

  public InMemoryUserStore(InMemoryAuditTrail trail) {
    this.trail = trail;
  }

  /** From now on every question fails, until {@link #repair()}. */
  public synchronized void breakDown() {
    broken = true;
  }

  public synchronized void repair() {
    broken = false;
  }

  /** How often {@link #find} was asked. */
  public synchronized int searches() {
    return searches;
  }

  @Override
  public synchronized boolean insert(User user, Caller by) {
    requireWhole();
    if (users.containsKey(user.name()))
      return false;
    trail.recordAny(Audit.of(null, user, by, user.createdAt()));
    users.put(user.name(), user);
    return true;
  }

  @Override
  public synchronized boolean insertFirst(User user, Caller by) {
    requireWhole();
    return users.isEmpty() && insert(user, by);
  }

  @Override
  public synchronized Update update(String name, UnaryOperator<User> change, Caller by, Instant at) {
    requireWhole();
    User before = users.get(name);
    if (before == null)
      return new Update.Unknown();
    User after = change.apply(before);
    if (before.isLocalAdmin() && !after.isLocalAdmin() && users.values().stream().filter(User::isLocalAdmin).count() == 1)
      return new Update.LastAdmin();
    trail.recordAny(Audit.of(before, after, by, at));
    users.put(name, after);
    return new Update.Updated(after);
  }

  @Override
  public synchronized Optional<User> find(String name) {
    searches++;
    requireWhole();
    return Optional.ofNullable(users.get(name));
  }

  @Override
  public synchronized List<User> list(@Nullable String after, int limit) {
    requireWhole();
    return users.tailMap(after == null ? "" : after, false).values().stream().limit(limit).toList();
  }

  private void requireWhole() {
    if (broken)
      throw new UnavailableException(Reason.DATABASE);
  }
}
