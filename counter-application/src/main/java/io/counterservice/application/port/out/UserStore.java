package io.counterservice.application.port.out;

import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where users are kept, instants to the microsecond. Once it has a {@linkplain User#isLocalAdmin local admin} it is never without one.
 * Each change is recorded in the audit trail in the same transaction, as {@link io.counterservice.domain.audit.Audit} tells. Every method
 * blocks and throws {@link io.counterservice.application.port.UnavailableException}.
 */
public interface UserStore {
  /** Adds the user; false where the name is taken, and nothing is changed. */
  boolean insert(User user, Caller by);

  /** Adds the user where there is none at all, disabled ones counted; false otherwise. Of several nodes one at most gets true. */
  boolean insertFirst(User user, Caller by);

  /** Replaces a user by what the function makes of it, with no other change in between; {@code at} is when it is told to have been. */
  Update update(String name, UnaryOperator<User> change, Caller by, Instant at);

  /** Nothing where no user has the name, or the text can be no name. */
  Optional<User> find(String name);

  /** The users in byte order of name after a name (null for the first), at most {@code limit}. */
  List<User> list(@Nullable String after, int limit);

  /** What became of an update. */
  sealed interface Update {
    /** The user is now this. */
    record Updated(User user) implements Update {}

    /** No user has this name. */
    record Unknown() implements Update {}

    /** There would be no local admin any more; nothing was changed. */
    record LastAdmin() implements Update {}
  }
}
