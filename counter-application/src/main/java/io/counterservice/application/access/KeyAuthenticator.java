package io.counterservice.application.access;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.Authenticate;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Decides on presented keys from the directory. Every request passes here: for a key that is known the answer is complete
 * when it is returned, and costs one digest. One whose id or secret is not known may have been made or rotated on another
 * node a moment ago: it is denied only after the next refresh, and so an unknown id takes no longer than a wrong secret.
 */
public final class KeyAuthenticator implements Authenticate {
  private final KeyDirectory keys;
  private final KnownUsers users;
  private final InstantSource clock;

  public KeyAuthenticator(KeyDirectory keys, KnownUsers users, InstantSource clock) {
    this.keys = keys;
    this.users = users;
    this.clock = clock;
  }

  @Override
  public CompletionStage<AccessDecision> authenticate(String presented) {
    if (!keys.isCurrent())
      return CompletableFuture.failedStage(new UnavailableException(Reason.DATABASE));
    KeyText text = KeyText.parse(presented);
    if (text == null)
      return KnownKey.DENIED;
    byte[] digest = text.digest();
    CompletionStage<AccessDecision> decision = decide(text.id(), digest);
    return decision == null ? afterRefresh(text.id(), digest) : decision;
  }

  @Override
  public CompletionStage<AccessDecision> vouched(ApiKey token) {
    if (!keys.isCurrent())
      return CompletableFuture.failedStage(new UnavailableException(Reason.DATABASE));
    return token.isInForce(clock.instant())
        ? CompletableFuture.completedStage(new AccessDecision.Granted(token, keys.ofKey(token.id()).orElse(null)))
        : KnownKey.DENIED;
  }

  @Override
  public boolean mayGoOn(ApiKey granted, Instant since) {
    if (granted.actor().isUser())
      return users.mayGoOn(granted.actor().name(), granted.createdAt());
    if (granted.actor().isToken())
      return granted.isInForce(clock.instant());
    if (!keys.isCurrent())
      return true;
    KnownKey known = keys.find(granted.id());
    return known != null && isSame(granted, known.key()) && isOpen(known.key(), granted, since);
  }

  /** Whether the key still says what the connection was told it may see. */
  private static boolean isSame(ApiKey granted, ApiKey present) {
    return present.allows(Scope.LIVE_READ) && present.pattern().equals(granted.pattern())
        && present.origins().equals(granted.origins());
  }

  private boolean isOpen(ApiKey present, ApiKey granted, Instant since) {
    Instant now = clock.instant();
    return present.isInForce(now) && present.honoursAllOf(granted, since, now);
  }

  /** Null where the id or the secret is not known here. */
  private @Nullable CompletionStage<AccessDecision> decide(String id, byte[] digest) {
    KnownKey known = keys.find(id);
    return known == null ? null : known.decide(digest, clock);
  }

  private CompletionStage<AccessDecision> afterRefresh(String id, byte[] digest) {
    var answer = new CompletableFuture<AccessDecision>();
    var _ = keys.nextRefresh().whenComplete((_, failure) -> {
      if (failure == null)
        answer(answer, decide(id, digest));
      else
        answer.completeExceptionally(Failures.unavailable(failure));
    });
    return answer;
  }

  private static void answer(CompletableFuture<AccessDecision> answer, @Nullable CompletionStage<AccessDecision> decision) {
    var _ = (decision == null ? KnownKey.DENIED : decision).thenAccept(answer::complete);
  }
}
