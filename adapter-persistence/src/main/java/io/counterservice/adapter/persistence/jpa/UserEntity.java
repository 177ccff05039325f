package io.counterservice.adapter.persistence.jpa;

import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of {@code console_user}. */
@Entity
@Table(name = "console_user")
class UserEntity {
  @Id
  private String name;
  private String role;
  private @Nullable String provider;
  private @Nullable String passwordHash;
  private boolean mustChangePassword;
  private int failures;
  private @Nullable Instant lockedUntil;
  private Instant sessionsFrom;
  private Instant createdAt;
  private @Nullable Instant disabledAt;

  @SuppressWarnings("NullAway.Init")
  protected UserEntity() {}

  @SuppressWarnings("NullAway.Init")
  UserEntity(User user) {
    name = user.name();
    take(user);
  }

  /** Becomes what the user says. */
  final void take(User user) {
    role = user.role().text();
    provider = user.provider();
    passwordHash = user.passwordHash();
    mustChangePassword = user.mustChangePassword();
    failures = user.failures();
    lockedUntil = user.lockedUntil();
    sessionsFrom = user.sessionsFrom();
    createdAt = user.createdAt();
    disabledAt = user.disabledAt();
  }

  User toUser() {
    return new User(name, Role.valueOf(role.toUpperCase(Locale.ROOT)), provider, passwordHash, mustChangePassword, failures, lockedUntil,
        sessionsFrom, createdAt, disabledAt);
  }
}
