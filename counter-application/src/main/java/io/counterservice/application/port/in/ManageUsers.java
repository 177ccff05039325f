package io.counterservice.application.port.in;

import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.PasswordRule;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists and edits the users of the console, and keeps them out. What a stage reports is in force on this node, and within a
 * second on every other. A stage fails with {@link io.counterservice.application.port.UnavailableException}.
 */
public interface ManageUsers {
  /** All users in byte order of name, the disabled too, after a name (null for the first), at most {@code limit}. */
  CompletionStage<List<User>> list(@Nullable String after, int limit);

  CompletionStage<Optional<User>> find(String name);

  /** Makes somebody who signs in with a password here, to be changed at the first sign-in. */
  CompletionStage<Creation> create(NewUser user, Caller by);

  /** Gives the user another role; every session is over where it changes. */
  CompletionStage<Edit> changeRole(String name, Role role, Caller by);

  /** Keeps the user out, or lets the user in again, also one who is locked. Every session is over. */
  CompletionStage<Edit> disable(String name, boolean disabled, Caller by);

  /** Gives the user another password, to be changed at the next sign-in; one who is locked no longer is. Every session is over. */
  CompletionStage<Edit> resetPassword(String name, String password, Caller by);

  /** Ends every session of the user. */
  CompletionStage<Edit> signOut(String name, Caller by);

  /** A user to be made; see {@link User} for its parts. */
  record NewUser(String name, Role role, String password) {
    public NewUser {
      if (!User.isName(name))
        throw new IllegalArgumentException("name " + User.NAME_RULE);
    }

    @Override
    public String toString() {
      return "NewUser[" + name + " " + role + "]";
    }
  }

  /** What became of a user to be made. */
  sealed interface Creation {
    /** The user may sign in. */
    record Created(User user) implements Creation {}

    /** Somebody has the name; nothing was changed. */
    record NameTaken() implements Creation {}

    /** The password will not do. */
    record BrokenRule(PasswordRule rule) implements Creation {}
  }

  /** What became of an edit; all but the first left everything as it was. */
  sealed interface Edit {
    /** The user is now this. */
    record Edited(User user) implements Edit {}

    /** No user has this name. */
    record Unknown() implements Edit {}

    /** There would be no admin with a password any more who may sign in. */
    record LastAdmin() implements Edit {}

    /** The provider where the user signs in decides on it. */
    record SignsInElsewhere(User user) implements Edit {}

    /** The password will not do. */
    record BrokenRule(PasswordRule rule) implements Edit {}
  }
}
