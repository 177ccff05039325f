package io.counterservice.adapter.persistence.jpa;

import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.ApiKey.Retiring;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.SecretDigest;
import io.counterservice.domain.access.WebOrigin;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_key}. */
@Entity
@Table(name = "api_key")
class ApiKeyEntity {
  @Id
  private String id;
  private String name;
  private String secret;
  private @Nullable String retiringSecret;
  private @Nullable Instant retiringUntil;
  private String[] scopes;
  private String pattern;
  private String[] origins;
  private @Nullable String ratePlan;
  private Instant createdAt;
  private @Nullable Instant expiresAt;
  private @Nullable Instant revokedAt;
  private long changeNumber;

  @SuppressWarnings("NullAway.Init")
  protected ApiKeyEntity() {}

  @SuppressWarnings("NullAway.Init")
  ApiKeyEntity(ApiKey key, long changeNumber) {
    id = key.id();
    take(key, changeNumber);
  }

  /** Becomes what the key says. */
  final void take(ApiKey key, long number) {
    Retiring retiring = key.retiring();
    name = key.name();
    secret = key.secret().hex();
    retiringSecret = retiring == null ? null : retiring.secret().hex();
    retiringUntil = retiring == null ? null : retiring.until();
    scopes = key.scopes().stream().map(Scope::text).sorted().toArray(String[]::new);
    pattern = key.pattern().text();
    origins = key.origins().stream().map(WebOrigin::text).sorted().toArray(String[]::new);
    ratePlan = key.ratePlan();
    createdAt = key.createdAt();
    expiresAt = key.expiresAt();
    revokedAt = key.revokedAt();
    changeNumber = number;
  }

  ApiKey toKey() {
    return new ApiKey(id, name, new SecretDigest(secret), retiring(), knownScopes(), new NamePattern(pattern), knownOrigins(), ratePlan,
        createdAt,
        expiresAt, revokedAt);
  }

  long changeNumber() {
    return changeNumber;
  }

  private @Nullable Retiring retiring() {
    return retiringSecret == null || retiringUntil == null ? null : new Retiring(new SecretDigest(retiringSecret), retiringUntil);
  }

  /** A scope that a later release wrote grants nothing here; it must not keep all keys from being read. */
  private Set<Scope> knownScopes() {
    Set<String> texts = Set.of(scopes);
    return Arrays.stream(Scope.values()).filter(scope -> texts.contains(scope.text())).collect(Collectors.toUnmodifiableSet());
  }

  /** What is no origin to this release lets no page in, as with scopes. */
  private Set<WebOrigin> knownOrigins() {
    return Arrays.stream(origins).filter(WebOrigin::isValid).limit(ApiKey.ORIGINS_MAX).map(WebOrigin::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
