package io.counterservice.application.access;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.out.UserStore;
import io.counterservice.domain.access.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The users who were asked for of late, in memory: a page asks for its user a dozen times. */
public final class KnownUsers {
  static final int NAMES_MAX = 1_000;
  static final Duration FRESH = Duration.ofSeconds(1);
  static final Duration TRUSTED = Duration.ofSeconds(5);
  private final UserStore store;
  private final Executor blocking;
  private final LongSupplier nanoTime;
  private final Map<String, Sight> sights = new ConcurrentHashMap<>();

  /**
   * Knows nobody yet.
   *
   * @param blocking runs what waits for the store; may refuse
   * @param nanoTime measures age; never goes back
   */
  public KnownUsers(UserStore store, Executor blocking, LongSupplier nanoTime) {
    this.store = store;
    this.blocking = blocking;
    this.nanoTime = nanoTime;
  }

  /** A user, or that there is none, at a time. */
  private record Sight(Optional<User> user, long at) {
    boolean isWithin(Duration age, long now) {
      return now - at <= age.toNanos();
    }

    /** A session that began later than any could by what is known was made somewhere else since. */
    boolean isBehind(Instant began) {
      return user.isEmpty() || began.isAfter(user.get().sessionsFrom());
    }

    Optional<User> admitted(Instant began) {
      return user.filter(seen -> seen.admits(began));
    }
  }

  /** The user of a session, unless that is over. */
  CompletionStage<Optional<User>> current(String name, Instant began) {
    long now = nanoTime.getAsLong();
    Sight known = sights.get(name);
    if (known != null && known.isWithin(FRESH, now) && !known.isBehind(began))
      return CompletableFuture.completedStage(known.admitted(began));
    Sight trusted = known != null && known.isWithin(TRUSTED, now) ? known : null;
    return Blocking.ask(blocking, () -> read(name, now))
        .exceptionallyCompose(failure -> instead(trusted, failure))
        .thenApply(sight -> sight.admitted(began));
  }

  /** The user as the store has it now. */
  CompletionStage<Optional<User>> latest(String name) {
    long now = nanoTime.getAsLong();
    return Blocking.ask(blocking, () -> read(name, now).user());
  }

  /** Whether what began with a session may go on, as far as is known at once; what is not is found out for the next time. */
  boolean mayGoOn(String name, Instant began) {
    Sight known = sights.get(name);
    if (known == null || !known.isWithin(FRESH, nanoTime.getAsLong())) {
      var _ = latest(name).exceptionally(_ -> Optional.empty());
    }
    return known == null || known.admitted(began).isPresent();
  }

  /** Keeps what a change or a sign-in has made of a user. */
  User learn(User user) {
    keep(user.name(), new Sight(Optional.of(user), nanoTime.getAsLong()));
    return user;
  }

  private Sight read(String name, long now) {
    var sight = new Sight(store.find(name), now);
    keep(name, sight);
    return sight;
  }

  private static CompletionStage<Sight> instead(@Nullable Sight trusted, Throwable failure) {
    return trusted == null ? CompletableFuture.failedStage(failure) : CompletableFuture.completedStage(trusted);
  }

  private void keep(String name, Sight sight) {
    if (sights.size() >= NAMES_MAX)
      sights.values().removeIf(other -> !other.isWithin(TRUSTED, sight.at()));
    if (sights.size() < NAMES_MAX || sights.containsKey(name))
      sights.merge(name, sight, (before, after) -> after.at() - before.at() < 0 ? before : after);
  }
}
