package io.counterservice.application.access;

import io.counterservice.application.port.out.PasswordHashes;
import io.counterservice.application.port.out.UserStore;
import io.counterservice.application.port.out.UserStore.Update;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.PasswordRule;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Sees to it that somebody can sign in to the console: an admin with the password of the setting {@code counter.bootstrap.admin-password},
 * or with one made for it, where there is no user at all. Every method blocks.
 */
public final class BootstrapAdmin {
  public static final String SETTING = "counter.bootstrap.admin-password";
  public static final String NAME = "admin";
  /** Without those that are taken for one another: somebody may have to type it. */
  private static final String CHARACTERS = "23456789abcdefghijkmnpqrstuvwxyz";
  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 5;
  private final UserStore store;
  private final PasswordHashes hashes;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** @param random fit for secrets */
  public BootstrapAdmin(UserStore store, PasswordHashes hashes, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.hashes = hashes;
    this.clock = clock;
    this.random = random;
  }

  /** Throws {@link IllegalArgumentException}, which names the setting and not its value, where the password breaks a rule. */
  public static void requirePassword(String password) {
    PasswordRule broken = PasswordRule.brokenBy(password, NAME, null);
    if (broken != null)
      throw new IllegalArgumentException(SETTING + " " + broken.text());
  }

  /** Makes the admin with the password of the setting, kept as it is, where the store has no user at all. */
  public void configure(String password) {
    requirePassword(password);
    boolean _ = insertFirst(password, false);
  }

  /** Makes the admin where the store has no user at all, and the password, which is to be changed; of several nodes one alone gets it. */
  public Optional<String> generate() {
    String password = password();
    return insertFirst(password, true) ? Optional.of(password) : Optional.empty();
  }

  /**
   * Gives the admin another password, which is to be changed, and lets that user in whatever was; makes one where there is none. For whoever can
   * sign in no more. Nothing where somebody of a provider has the name.
   */
  public Optional<String> reset() {
    String password = password();
    String hash = hashes.hash(password);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return switch (store.update(NAME, user -> reset(user, hash, at), Caller.SERVICE, at)) {
      case Update.Updated(User user) when hash.equals(user.passwordHash()) -> Optional.of(password);
      case Update.Updated _,Update.LastAdmin _ -> Optional.empty();
      case Update.Unknown _ -> store.insert(User.local(NAME, Role.ADMIN, hash, true, at), Caller.SERVICE)
          ? Optional.of(password)
          : Optional.empty();
    };
  }

  private static User reset(User user, String hash, Instant at) {
    return user.hasPassword() ? user.disabled(false, at).withRole(Role.ADMIN, at).withPassword(hash, true, at) : user;
  }

  /** Looks first: a hash takes long, and at nearly every start there are users. */
  private boolean insertFirst(String password, boolean mustChange) {
    return store.list(null, 1).isEmpty() && store.insertFirst(
        User.local(NAME, Role.ADMIN, hashes.hash(password), mustChange, clock.instant().truncatedTo(ChronoUnit.MICROS)), Caller.SERVICE);
  }

  private String password() {
    var password = new StringBuilder();
    for (int at = 0; at < GROUPS * GROUP_LENGTH; at++) {
      if (at > 0 && at % GROUP_LENGTH == 0)
        password.append('-');
      password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return password.toString();
  }
}
