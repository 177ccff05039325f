package io.counterservice.adapter.rest;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.in.Authenticate;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.SecretDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Keys the tests know by heart; can be made unreachable. */
final class KnownKeys implements Authenticate {
  static final String ALL = "ck_all_" + "a".repeat(43);
  static final String READER = "ck_reader_" + "r".repeat(43);
  static final String SHOP = "ck_shop_" + "s".repeat(43);

  private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
  private volatile boolean reachable = true;

  KnownKeys() {
    add(ALL, NamePattern.ALL, Scope.ADMIN);
    add(READER, NamePattern.ALL, Scope.COUNTERS_READ);
    add(SHOP, new NamePattern("shop.*"), Scope.COUNTERS_READ, Scope.COUNTERS_WRITE, Scope.COUNTERS_MANAGE);
  }

  void add(String presented, NamePattern pattern, Scope... scopes) {
    String id = presented.substring(3, presented.indexOf('_', 3));
    keys.put(presented,
      new ApiKey(id, id, new SecretDigest("0".repeat(64)), null, Set.of(scopes), pattern, null, Instant.EPOCH, null, null));
  }

  void reachable(boolean now) {
    this.reachable = now;
  }

  @Override
  public CompletionStage<AccessDecision> authenticate(String presented) {
    if (!reachable)
      return CompletableFuture.failedStage(new UnavailableException(UnavailableException.Reason.DATABASE));
    ApiKey key = keys.get(presented);
    return CompletableFuture.completedStage(key == null ? new AccessDecision.Denied() : new AccessDecision.Granted(key));
  }
}
