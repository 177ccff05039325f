package io.counterservice.domain.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes of some parts of a key; null leaves a part as it is. */
public record KeyPatch(@Nullable String name, @Nullable Set<Scope> scopes, @Nullable NamePattern pattern,
    @Nullable Set<WebOrigin> origins, @Nullable Assigned<String> ratePlan, @Nullable Assigned<Instant> expiresAt) {

  public KeyPatch {
    scopes = scopes == null ? null : Set.copyOf(scopes);
    origins = origins == null ? null : Set.copyOf(origins);
  }

  /** A new value for a part that may also be absent. */
  public record Assigned<T>(@Nullable T value) {}

  /** The key with these changes; expiry to the microsecond. */
  public ApiKey applyTo(ApiKey key) {
    return new ApiKey(key.id(), Objects.requireNonNullElse(name, key.name()), key.secret(), key.retiring(),
        Objects.requireNonNullElse(scopes, key.scopes()), Objects.requireNonNullElse(pattern, key.pattern()),
        Objects.requireNonNullElse(origins, key.origins()),
        ratePlan == null ? key.ratePlan() : ratePlan.value(), key.createdAt(), expiresAt == null ? key.expiresAt() : expiry(expiresAt),
        key.revokedAt());
  }

  private static @Nullable Instant expiry(Assigned<Instant> assigned) {
    Instant instant = assigned.value();
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
  }
}
