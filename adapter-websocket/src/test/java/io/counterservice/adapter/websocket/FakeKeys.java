package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.Authenticate;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.SecretDigest;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Keys that are in force until they are revoked; a key's id is what its pattern begins with, and {@code all} sees everything. */
final class FakeKeys implements Authenticate {
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();

  static ApiKey key(String id) {
    var pattern = id.equals("all") ? NamePattern.ALL : new NamePattern(id + ".*");
    return new ApiKey(id, id, new SecretDigest("a".repeat(64)), null, Set.of(Scope.LIVE_READ), pattern, Set.of(), null, Instant.EPOCH, null,
        null);
  }

  void revoke(String id) {
    revoked.add(id);
  }

  @Override
  public CompletionStage<AccessDecision> authenticate(String presented) {
    return CompletableFuture.completedFuture(new AccessDecision.Denied());
  }

  @Override
  public CompletionStage<AccessDecision> vouched(ApiKey token) {
    return authenticate("");
  }

  @Override
  public boolean mayGoOn(ApiKey granted, Instant since) {
    return !revoked.contains(granted.id());
  }
}
