package io.counterservice.application.access;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.in.ManageUsers;
import io.counterservice.application.port.out.UserStore;
import io.counterservice.application.port.out.UserStore.Update;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.PasswordRule;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps users in the store; a change is answered when this node knows of it. */
public final class UserKeeper implements ManageUsers {
  private final UserStore store;
  private final KnownUsers known;
  private final PasswordWork passwords;
  private final Executor blocking;
  private final InstantSource clock;

  /** @param blocking runs what waits for the store and makes no hash; may refuse */
  public UserKeeper(UserStore store, KnownUsers known, PasswordWork passwords, Executor blocking, InstantSource clock) {
    this.store = store;
    this.known = known;
    this.passwords = passwords;
    this.blocking = blocking;
    this.clock = clock;
  }

  @Override
  public CompletionStage<List<User>> list(@Nullable String after, int limit) {
    return Blocking.ask(blocking, () -> store.list(after, limit));
  }

  @Override
  public CompletionStage<Optional<User>> find(String name) {
    return Blocking.ask(blocking, () -> store.find(name));
  }

  @Override
  public CompletionStage<Creation> create(NewUser user, Caller by) {
    PasswordRule broken = PasswordRule.brokenBy(user.password(), user.name(), null);
    if (broken != null)
      return CompletableFuture.completedStage(new Creation.BrokenRule(broken));
    return passwords.ask(hashes -> insert(User.local(user.name(), user.role(), hashes.hash(user.password()), true, now()), by));
  }

  @Override
  public CompletionStage<Edit> changeRole(String name, Role role, Caller by) {
    Instant at = now();
    return Blocking.ask(blocking, () -> editLocal(name, user -> user.withRole(role, at), by, at));
  }

  @Override
  public CompletionStage<Edit> disable(String name, boolean disabled, Caller by) {
    Instant at = now();
    return Blocking.ask(blocking, () -> edit(name, user -> user.disabled(disabled, at), by, at));
  }

  @Override
  public CompletionStage<Edit> resetPassword(String name, String password, Caller by) {
    PasswordRule broken = PasswordRule.brokenBy(password, name, null);
    if (broken != null)
      return CompletableFuture.completedStage(new Edit.BrokenRule(broken));
    return passwords.ask(hashes -> {
      String hash = hashes.hash(password);
      Instant at = now();
      return editLocal(name, user -> user.withPassword(hash, true, at), by, at);
    });
  }

  @Override
  public CompletionStage<Edit> signOut(String name, Caller by) {
    Instant at = now();
    return Blocking.ask(blocking, () -> edit(name, user -> user.signedOut(at), by, at));
  }

  private Creation insert(User user, Caller by) {
    return store.insert(user, by) ? new Creation.Created(known.learn(user)) : new Creation.NameTaken();
  }

  private Edit editLocal(String name, UnaryOperator<User> change, Caller by, Instant at) {
    Edit edit = edit(name, user -> user.hasPassword() ? change.apply(user) : user, by, at);
    return edit instanceof Edit.Edited(User user) && !user.hasPassword() ? new Edit.SignsInElsewhere(user) : edit;
  }

  private Edit edit(String name, UnaryOperator<User> change, Caller by, Instant at) {
    return switch (store.update(name, change, by, at)) {
      case Update.Updated(User user) -> new Edit.Edited(known.learn(user));
      case Update.Unknown _ -> new Edit.Unknown();
      case Update.LastAdmin _ -> new Edit.LastAdmin();
    };
  }

  /** To the microsecond, as the store keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
