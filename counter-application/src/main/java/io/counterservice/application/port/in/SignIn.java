package io.counterservice.application.port.in;

import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.PasswordRule;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Lets users of the console in, and says whether they still are. A stage fails with
 * {@link io.counterservice.application.port.UnavailableException}, also where too many passwords wait to be looked at.
 */
public interface SignIn {
  /** Signs in with a password kept here. A name that nobody has gets the answers of one that somebody has, and as late. */
  CompletionStage<Attempt> signIn(String name, String password, @Nullable String address);

  /** Replaces a password by its owner; every session is over but those that begin with the user as answered. */
  CompletionStage<PasswordChange> changePassword(String name, String former, String next, Caller by);

  /** Lets in whom an OpenID Connect provider vouches for, with the role of now; makes the user where there is none. */
  CompletionStage<Admission> admit(String name, Role role, String provider, Caller by);

  /**
   * The user as one second ago at most; nothing where the session is over. May be asked for each request. While the store fails the
   * answer is up to 5 s old, and then none.
   *
   * @param began {@link User#sessionsFrom} of the user as answered when the session began: no clock is asked, for those of nodes differ
   */
  CompletionStage<Optional<User>> current(String name, Instant began);

  /** What became of a sign-in. */
  sealed interface Attempt {
    /** Where the user {@linkplain User#mustChangePassword must change the password}, nothing else may be done before. */
    record SignedIn(User user) implements Attempt {}

    /** There is no such user, or it is another password, or the user is disabled: which of them nobody is told. */
    record Refused() implements Attempt {}

    /** There were too many wrong passwords; none is looked at before an instant. */
    record Locked(Instant until) implements Attempt {}
  }

  /** What became of a change of password; all but the first left the password as it was. */
  sealed interface PasswordChange {
    /** The session goes on as one of this user. */
    record Changed(User user) implements PasswordChange {}

    /** The password until now is another; that counts as at a sign-in. */
    record WrongPassword() implements PasswordChange {}

    /** There were too many wrong passwords; none is looked at before an instant. */
    record Locked(Instant until) implements PasswordChange {}

    /** The new password will not do; the one until now was not looked at. */
    record BrokenRule(PasswordRule rule) implements PasswordChange {}
  }

  /** Whether somebody who signed in elsewhere comes in. */
  sealed interface Admission {
    /** With the role that was asked for. */
    record Admitted(User user) implements Admission {}

    /** The name can be none of a user; see {@link User#NAME_RULE}. */
    record UnfitName() implements Admission {}

    /** The name is that of somebody with a password here, or of another provider. */
    record NameTaken() implements Admission {}

    /** The user is kept out. */
    record Disabled() implements Admission {}
  }
}
