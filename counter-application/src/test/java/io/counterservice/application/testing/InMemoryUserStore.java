package io.counterservice.application.testing;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.UserStore;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.User;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Users in memory; can be made to fail, counts how often one was looked for. */
public final class InMemoryUserStore implements UserStore {
  private final TreeMap<String, User> users = new TreeMap<>();
  private boolean broken;
  private int searches;

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
    return users.putIfAbsent(user.name(), user) == null;
  }

  @Override
  public synchronized boolean insertFirst(User user, Caller by) {
    requireWhole();
    return users.isEmpty() && insert(user, by);
  }

  @Override
  public synchronized Update update(String name, UnaryOperator<User> change, Caller by) {
    requireWhole();
    User before = users.get(name);
    if (before == null)
      return new Update.Unknown();
    User after = change.apply(before);
    if (before.isLocalAdmin() && !after.isLocalAdmin() && users.values().stream().filter(User::isLocalAdmin).count() == 1)
      return new Update.LastAdmin();
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
