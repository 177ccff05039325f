package io.counterservice.application.access;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.in.SignIn;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.PasswordHashes;
import io.counterservice.application.port.out.UserStore;
import io.counterservice.application.port.out.UserStore.Update;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.PasswordRule;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Decides on passwords. A password is compared without a lock, for that takes long; what follows from it is decided when the row of its
 * user is locked. So of many that are tried at the same time, on any node, as many count as may before the user is locked: the others
 * learn nothing, even if one of them was right.
 */
public final class UserAuthenticator implements SignIn {
  private final UserStore store;
  private final KnownUsers known;
  private final PasswordWork passwords;
  private final Visits visits;
  private final Executor blocking;
  private final InstantSource clock;
  private final Strangers strangers = new Strangers();

  /** @param blocking runs what waits for the store and looks at no password; may refuse */
  public UserAuthenticator(UserStore store, KnownUsers known, PasswordWork passwords, AuditTrail trail, Executor blocking,
      InstantSource clock) {
    this.store = store;
    this.known = known;
    this.passwords = passwords;
    this.visits = new Visits(trail);
    this.blocking = blocking;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Attempt> signIn(String name, String password, @Nullable String address) {
    return passwords.ask(hashes -> {
      Attempt attempt = check(hashes, name, password, Caller.anonymous(address));
      if (attempt instanceof Attempt.SignedIn(User user))
        visits.admitted(user, new Caller(Actor.user(user.name()), address), now());
      return attempt;
    });
  }

  @Override
  public CompletionStage<PasswordChange> changePassword(String name, String former, String next, Caller by) {
    PasswordRule broken = PasswordRule.brokenBy(next, name, former);
    if (broken != null)
      return CompletableFuture.completedStage(new PasswordChange.BrokenRule(broken));
    return passwords.ask(hashes -> switch (check(hashes, name, former, by)) {
      case Attempt.SignedIn(User user) -> replace(user, hashes.hash(next), by);
      case Attempt.Refused _ -> new PasswordChange.WrongPassword();
      case Attempt.Locked(Instant until) -> new PasswordChange.Locked(until);
    });
  }

  @Override
  public CompletionStage<Admission> admit(String name, Role role, String provider, Caller by) {
    return Blocking.ask(blocking, () -> {
      Admission admission = User.isName(name) ? vouched(User.elsewhere(name, role, provider, now()), by) : new Admission.UnfitName();
      switch (admission) {
        case Admission.Admitted(User user) -> visits.admitted(user, by, now());
        case Admission.UnfitName _,Admission.NameTaken _,Admission.Disabled _ ->
          visits.refused(name, Caller.anonymous(by.address()), now());
      }
      return admission;
    });
  }

  @Override
  public CompletionStage<Optional<User>> current(String name, Instant began) {
    return known.current(name, began);
  }

  private Attempt check(PasswordHashes hashes, String name, String password, Caller by) {
    Optional<User> user = store.find(name).filter(User::hasPassword);
    if (user.isEmpty())
      return checkStranger(hashes, name, password, by);
    if (user.get().isLocked(now())) {
      visits.refusedLocked(name, by, now());
      return outcome(user.get(), false, now());
    }
    String hash = user.get().passwordHash();
    boolean matches = hashes.matches(password, hash);
    Instant at = now();
    Attempt attempt = switch (store.update(name, row -> row.tried(matches && isHash(hash, row), at), by, at)) {
      case Update.Updated(User after) -> outcome(known.learn(after), matches && isHash(hash, after) && !after.isDisabled(), at);
      case Update.Unknown _,Update.LastAdmin _ -> new Attempt.Refused();
    };
    if (!(attempt instanceof Attempt.SignedIn))
      visits.refused(name, by, at);
    return attempt;
  }

  private Attempt checkStranger(PasswordHashes hashes, String name, String password, Caller by) {
    visits.refusedUnknown(name, by, now());
    User known = strangers.find(name);
    if (known != null && known.isLocked(now()))
      return outcome(known, false, now());
    boolean _ = hashes.matches(password, null);
    return User.isName(name) ? outcome(strangers.tried(name, now()), false, now()) : new Attempt.Refused();
  }

  /** One who is locked is refused whatever the password. */
  private static Attempt outcome(User user, boolean right, Instant at) {
    Instant until = user.lockedUntil();
    if (until != null && at.isBefore(until))
      return new Attempt.Locked(until);
    return right ? new Attempt.SignedIn(user) : new Attempt.Refused();
  }

  /** Unless somebody else replaced the password since it was compared. */
  private PasswordChange replace(User user, String hash, Caller by) {
    Instant at = now();
    return switch (store.update(user.name(), row -> isHash(user.passwordHash(), row) ? row.withPassword(hash, false, at) : row, by,
        at)) {
      case Update.Updated(User after) when isHash(hash, after) -> new PasswordChange.Changed(known.learn(after));
      case Update.Updated _,Update.Unknown _,Update.LastAdmin _ -> new PasswordChange.WrongPassword();
    };
  }

  private static boolean isHash(@Nullable String hash, User user) {
    return hash != null && hash.equals(user.passwordHash());
  }

  private Admission vouched(User wanted, Caller by) {
    while (true) {
      if (store.update(wanted.name(), row -> refreshed(row, wanted), by, wanted.createdAt()) instanceof Update.Updated(User after))
        return admission(after, wanted);
      if (store.insert(wanted, by))
        return new Admission.Admitted(known.learn(wanted));
    }
  }

  private static User refreshed(User row, User wanted) {
    return isSame(row, wanted) && !row.isDisabled() ? row.withRole(wanted.role(), wanted.createdAt()) : row;
  }

  private Admission admission(User row, User wanted) {
    if (!isSame(row, wanted))
      return new Admission.NameTaken();
    return row.isDisabled() ? new Admission.Disabled() : new Admission.Admitted(known.learn(row));
  }

  private static boolean isSame(User row, User wanted) {
    return wanted.provider() != null && wanted.provider().equals(row.provider());
  }

  /** To the microsecond, as the store keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
