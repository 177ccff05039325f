package io.counterservice.application.access;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.Authenticate;
import io.counterservice.domain.access.AccessDecision;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Decides on presented keys from the directory. Every request passes here: for an id that is known the answer is complete
 * when it is returned, and costs one digest.
 */
public final class KeyAuthenticator implements Authenticate {
  private final KeyDirectory keys;
  private final InstantSource clock;

  public KeyAuthenticator(KeyDirectory keys, InstantSource clock) {
    this.keys = keys;
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
    KnownKey known = keys.find(text.id());
    return known == null ? afterRefresh(text.id(), digest) : known.decide(digest, clock);
  }

  private CompletionStage<AccessDecision> afterRefresh(String id, byte[] digest) {
    var answer = new CompletableFuture<AccessDecision>();
    var _ = keys.nextRefresh().whenComplete((_, failure) -> {
      if (failure == null)
        decide(keys.find(id), digest, answer);
      else
        answer.completeExceptionally(Failures.unavailable(failure));
    });
    return answer;
  }

  private void decide(@Nullable KnownKey known, byte[] digest, CompletableFuture<AccessDecision> answer) {
    CompletionStage<AccessDecision> decision = known == null ? KnownKey.DENIED : known.decide(digest, clock);
    var _ = decision.thenAccept(answer::complete);
  }
}
