package io.counterservice.adapter.admin.users;

import io.counterservice.domain.access.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user in a list.
 *
 * @param provider where the user signs in; null with a password kept here
 * @param state empty where nothing is to be said
 */
record UserLine(String name, String role, @Nullable String provider, String state, boolean isDisabled, Instant createdAt) {

  static UserLine of(User user, Instant now) {
    String state = user.isDisabled() ? "kept out" : user.isLocked(now) ? "locked" : user.mustChangePassword() ? "has a first password" : "";
    return new UserLine(user.name(), user.role().text(), user.provider(), state, user.isDisabled(), user.createdAt());
  }

  String words() {
    return role + (state.isEmpty() ? "" : ", " + state);
  }
}
