package io.counterservice.adapter.rest;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.testing.InMemoryAuditTrail;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.SecretDigest;
import io.counterservice.domain.audit.Audit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A store of keys in memory with some the tests know by heart; can be made unreachable. */
final class KnownKeys implements ApiKeyStore {
  static final String ALL = "ck_all_" + "a".repeat(43);
  static final String READER = "ck_reader_" + "r".repeat(43);
  static final String WRITER = "ck_writer_" + "w".repeat(43);
  static final String SHOP = "ck_shop_" + "s".repeat(43);
  static final String EXPIRED = "ck_expired_" + "e".repeat(43);
  static final String REVOKED = "ck_revoked_" + "v".repeat(43);

  private final TreeMap<String, ApiKey> keys = new TreeMap<>();
  private final InMemoryAuditTrail trail;
  private long changes;
  private boolean reachable = true;

  /** Tells the trail of what is done to keys, but not of those that are there at first. */
  KnownKeys(InMemoryAuditTrail trail) {
    this.trail = trail;
    know(key(ALL, NamePattern.ALL, Set.of(Scope.ADMIN), null));
    know(key(READER, NamePattern.ALL, Set.of(Scope.COUNTERS_READ), null));
    know(key(WRITER, NamePattern.ALL, Set.of(Scope.COUNTERS_WRITE), null));
    know(key(SHOP, new NamePattern("shop.*"), Set.of(Scope.COUNTERS_READ, Scope.COUNTERS_WRITE, Scope.COUNTERS_MANAGE), null));
    know(key(EXPIRED, NamePattern.ALL, Set.of(Scope.ADMIN), Instant.EPOCH));
    know(key(REVOKED, NamePattern.ALL, Set.of(Scope.ADMIN), null).revoked(Instant.EPOCH));
  }

  /** A key that was there before anybody looked. */
  synchronized void know(ApiKey key) {
    changes++;
    keys.put(key.id(), key);
  }

  synchronized void reachable(boolean now) {
    this.reachable = now;
  }

  @Override
  public synchronized boolean insert(ApiKey key, Caller by) {
    if (keys.containsKey(key.id()))
      return false;
    trail.recordAny(Audit.of(null, key, by, key.createdAt()));
    know(key);
    return true;
  }

  @Override
  public synchronized boolean insertFirst(ApiKey key, Caller by) {
    return keys.isEmpty() && insert(key, by);
  }

  @Override
  public synchronized Optional<ApiKey> update(String id, UnaryOperator<ApiKey> change, Caller by, Instant at) {
    changes++;
    return Optional.ofNullable(keys.computeIfPresent(id, (_, key) -> {
      ApiKey after = change.apply(key);
      trail.recordAny(Audit.of(key, after, by, at));
      return after;
    }));
  }

  @Override
  public synchronized Optional<ApiKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public synchronized List<ApiKey> list(@Nullable String after, int limit) {
    var selected = after == null ? keys : keys.tailMap(after, false);
    return selected.values().stream().limit(limit).toList();
  }

  @Override
  public synchronized Changes changesAfter(long number, int limit) {
    if (!reachable)
      throw new UnavailableException(UnavailableException.Reason.DATABASE);
    return new Changes(number == changes ? List.of() : List.copyOf(keys.values()), changes);
  }

  static ApiKey key(String presented, Set<Scope> scopes) {
    return key(presented, NamePattern.ALL, scopes, null);
  }

  private static ApiKey key(String presented, NamePattern pattern, Set<Scope> scopes, @Nullable Instant expiresAt) {
    int secretAt = presented.indexOf('_', 3) + 1;
    String id = presented.substring(3, secretAt - 1);
    var digest = new SecretDigest(sha256(presented.substring(secretAt)));
    return new ApiKey(id, id, digest, null, scopes, pattern, Set.of(), null, Instant.EPOCH, expiresAt, null);
  }

  private static String sha256(String secret) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
