package io.counterservice.domain.access;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in to the console.
 *
 * @param name see {@link #NAME_RULE}
 * @param provider where the person signs in, as the issuer of an OpenID Connect provider; null for a password kept here
 * @param passwordHash null with a provider
 * @param mustChangePassword whether nothing but a new password is accepted after the next sign-in
 * @param failures how many wrong passwords were given since the last right one, or since the last lock
 * @param lockedUntil before when no password is accepted, or null
 * @param sessionsFrom sessions that began before are over; moves forward only, whatever the clocks of the nodes say
 * @param disabledAt from when on the person may not sign in, or null
 */
public record User(String name, Role role, @Nullable String provider, @Nullable String passwordHash, boolean mustChangePassword,
    int failures, @Nullable Instant lockedUntil, Instant sessionsFrom, Instant createdAt, @Nullable Instant disabledAt) {
  public static final int NAME_LENGTH_MAX = 64;
  public static final String NAME_RULE = "must have 1 to " + NAME_LENGTH_MAX + " letters, digits or any of . _ @ + -";
  /** Wrong passwords in a row after which none is accepted for a while. */
  public static final int FAILURES_MAX = 5;
  public static final Duration LOCKED = Duration.ofMinutes(15);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+-]{1," + NAME_LENGTH_MAX + "}");

  public User {
    if (!isName(name))
      throw new IllegalArgumentException("name " + NAME_RULE);
    if ((provider == null) == (passwordHash == null))
      throw new IllegalArgumentException("a user has a password here, or signs in elsewhere");
  }

  /** Whether the text can be a name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Somebody new with a password. */
  public static User local(String name, Role role, String passwordHash, boolean mustChangePassword, Instant at) {
    return new User(name, role, null, passwordHash, mustChangePassword, 0, null, at, at, null);
  }

  /** Somebody new who signs in elsewhere. */
  public static User elsewhere(String name, Role role, String provider, Instant at) {
    return new User(name, role, provider, null, false, 0, null, at, at, null);
  }

  /** Whether the person signs in with a password kept here. */
  public boolean hasPassword() {
    return passwordHash != null;
  }

  /** Whether the person can always come in and see to all the others: one such there must be. */
  public boolean isLocalAdmin() {
    return role == Role.ADMIN && hasPassword() && !isDisabled();
  }

  public boolean isLocked(Instant at) {
    return lockedUntil != null && at.isBefore(lockedUntil);
  }

  public boolean isDisabled() {
    return disabledAt != null;
  }

  /** Whether a session that began at an instant goes on. */
  public boolean admits(Instant began) {
    return !isDisabled() && !began.isBefore(sessionsFrom);
  }

  /** What can be told of the user, by name; never the hash, and not how often a wrong password was given. */
  public SortedMap<String, String> facts() {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("role", role.text());
    if (provider != null)
      facts.put("provider", provider);
    if (mustChangePassword)
      facts.put("mustChangePassword", "true");
    if (lockedUntil != null)
      facts.put("lockedUntil", lockedUntil.toString());
    if (disabledAt != null)
      facts.put("disabledAt", disabledAt.toString());
    return facts;
  }

  /** After a password, the right one or another. While none is accepted it makes no difference; of who is kept out none is right. */
  public User tried(boolean right, Instant at) {
    if (isLocked(at))
      return this;
    if (right && !isDisabled())
      return with(0, null);
    return failures + 1 < FAILURES_MAX
        ? with(failures + 1, lockedUntil)
        : with(0, at.plus(LOCKED));
  }

  /** With another password; every session is over. */
  public User withPassword(String hash, boolean mustChange, Instant at) {
    return new User(name, role, provider, hash, mustChange, 0, null, after(at), createdAt, disabledAt);
  }

  /** With another role; every session is over where it changes. */
  public User withRole(Role next, Instant at) {
    return next == role
        ? this
        : new User(name, next, provider, passwordHash, mustChangePassword, failures, lockedUntil, after(at), createdAt, disabledAt);
  }

  /** With every session over. */
  public User signedOut(Instant at) {
    return new User(name, role, provider, passwordHash, mustChangePassword, failures, lockedUntil, after(at), createdAt, disabledAt);
  }

  /** Kept out, or let in again and not locked; every session is over. */
  public User disabled(boolean disable, Instant at) {
    if (disable == isDisabled() && lockedUntil == null)
      return this;
    return new User(name, role, provider, passwordHash, mustChangePassword, 0, null, after(at), createdAt, disable ? at : null);
  }

  /** When sessions that are not over may begin, if all that began before an instant are. */
  private Instant after(Instant at) {
    return at.isAfter(sessionsFrom) ? at : sessionsFrom.plus(1, ChronoUnit.MICROS);
  }

  private User with(int failed, @Nullable Instant locked) {
    return new User(name, role, provider, passwordHash, mustChangePassword, failed, locked, sessionsFrom, createdAt, disabledAt);
  }

  @Override
  public String toString() {
    return "User[" + name + " " + role + "]";
  }
}
