package io.counterservice.application.access;

import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.ApiKey.Retiring;
import io.counterservice.domain.access.RatePlan;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A key made ready for deciding: digests as bytes, the answer that grants made once for all requests, which are counted. */
final class KnownKey {
  static final CompletionStage<AccessDecision> DENIED = CompletableFuture.completedStage(new AccessDecision.Denied());
  private final ApiKey key;
  private final @Nullable RatePlan plan;
  private final byte[] secret;
  private final byte @Nullable [] retiring;
  private final CompletionStage<AccessDecision> granted;
  private final LongAdder uses;

  /**
   * @param plan what holds for the key, or null
   * @param uses where to count those who are let in by it
   */
  KnownKey(ApiKey key, @Nullable RatePlan plan, LongAdder uses) {
    this.uses = uses;
    this.key = key;
    this.plan = plan;
    secret = HexFormat.of().parseHex(key.secret().hex());
    Retiring former = key.retiring();
    retiring = former == null ? null : HexFormat.of().parseHex(former.secret().hex());
    granted = CompletableFuture.completedStage(new AccessDecision.Granted(key, plan));
  }

  ApiKey key() {
    return key;
  }

  @Nullable
  RatePlan plan() {
    return plan;
  }

  LongAdder uses() {
    return uses;
  }

  /**
   * Decides on the digest of a secret, or null where it is another secret's. Takes the same time wherever a wrong digest
   * differs from the right one.
   */
  @Nullable
  CompletionStage<AccessDecision> decide(byte[] digest, InstantSource clock) {
    boolean present = MessageDigest.isEqual(secret, digest);
    boolean former = retiring != null && MessageDigest.isEqual(retiring, digest);
    if (!present && !former)
      return null;
    boolean isPlain = present && key.revokedAt() == null && key.expiresAt() == null;
    if (!isPlain && !isInForce(present, clock.instant()))
      return DENIED;
    uses.increment();
    return granted;
  }

  private boolean isInForce(boolean present, Instant at) {
    Retiring former = key.retiring();
    return key.isInForce(at) && (present || (former != null && at.isBefore(former.until())));
  }
}
