package io.counterservice.application.access;

import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names that were given at a sign-in and that nobody has, in memory. They are locked as those of users are: else whoever gives a wrong
 * password often enough would learn which names there are. The one that was not given for the longest time is forgotten first.
 */
final class Strangers {
  static final int NAMES_MAX = 1_000;
  private final Map<String, User> strangers = new LinkedHashMap<>(16, 0.75F, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, User> eldest) {
      return size() > NAMES_MAX;
    }
  };

  synchronized @Nullable User find(String name) {
    return strangers.get(name);
  }

  /** Counts a password; what it becomes is as if the name were a user's. */
  synchronized User tried(String name, Instant at) {
    User before = strangers.getOrDefault(name, User.elsewhere(name, Role.VIEWER, "", at));
    User after = before.tried(false, at);
    strangers.put(name, after);
    return after;
  }
}
