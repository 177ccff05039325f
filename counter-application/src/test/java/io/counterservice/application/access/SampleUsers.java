package io.counterservice.application.access;

import io.counterservice.application.testing.InMemoryAuditTrail;
import io.counterservice.application.testing.InMemoryUserStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.application.testing.QuickPasswordHashes;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;

/** Users for tests, with passwords that are known; and what looks at them, all on the thread that asks. */
final class SampleUsers {
  static final String PASSWORD = "correct horse";
  static final String OTHER_PASSWORD = "battery staple";
  static final String PROVIDER = "https://id.example";
  static final Caller BY = new Caller(Actor.user("root"), "192.0.2.7");
  final ManualTime time = new ManualTime(Instant.parse("2026-11-20T12:00:00.123456Z"));
  final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  final InMemoryUserStore store = new InMemoryUserStore(trail);
  final QuickPasswordHashes hashes = new QuickPasswordHashes();
  final KnownUsers known = new KnownUsers(store, Runnable::run, time::nanoTime);
  private final PasswordWork passwords = new PasswordWork(hashes, Runnable::run);
  final UserAuthenticator authenticator = new UserAuthenticator(store, known, passwords, trail, Runnable::run, time);
  final UserKeeper keeper = new UserKeeper(store, known, passwords, Runnable::run, time);

  User local(String name, Role role) {
    return added(User.local(name, role, hashes.hash(PASSWORD), false, time.instant()));
  }

  User elsewhere(String name, Role role) {
    return added(User.elsewhere(name, role, PROVIDER, time.instant()));
  }

  User find(String name) {
    return store.find(name).orElseThrow();
  }

  private User added(User user) {
    if (!store.insert(user, BY))
      throw new AssertionError("there is a user " + user.name());
    return user;
  }
}
