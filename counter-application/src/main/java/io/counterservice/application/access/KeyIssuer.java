package io.counterservice.application.access;

import io.counterservice.application.port.in.ManageApiKeys;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.RatePlanStore;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.KeyPatch;
import io.counterservice.domain.access.RatePlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Issues, edits, rotates and revokes keys in the store; a change is answered when this node's directory has seen it. */
public final class KeyIssuer implements ManageApiKeys {
  private final ApiKeyStore store;
  private final RatePlanStore plans;
  private final StoreWork work;
  private final InstantSource clock;
  private final KeyMint mint;

  /** @param random fit for secrets */
  public KeyIssuer(ApiKeyStore store, RatePlanStore plans, StoreWork work, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.plans = plans;
    this.work = work;
    this.clock = clock;
    this.mint = new KeyMint(random);
  }

  @Override
  public CompletionStage<Creation> create(NewKey key, Caller by) {
    return work.change(() -> isPlan(key.ratePlan()) ? insert(key, by) : new Creation.UnknownPlan());
  }

  @Override
  public CompletionStage<List<ApiKey>> list(@Nullable String after, int limit) {
    return work.ask(() -> store.list(after, limit));
  }

  @Override
  public CompletionStage<Optional<ApiKey>> find(String id) {
    return work.ask(() -> store.find(id));
  }

  @Override
  public CompletionStage<Edit> edit(String id, KeyPatch patch, @Nullable ApiKey madeOn, Caller by) {
    return work.change(() -> apply(id, patch, madeOn, by));
  }

  @Override
  public CompletionStage<Rotation> rotate(String id, Duration overlap, Caller by) {
    if (overlap.isNegative() || overlap.compareTo(OVERLAP_MAX) > 0)
      throw new IllegalArgumentException("overlap must be 0 to 30 days");
    return work.change(() -> replaceSecret(id, overlap, by));
  }

  @Override
  public CompletionStage<Optional<ApiKey>> revoke(String id, Caller by) {
    Instant at = now();
    return work.change(() -> store.update(id, key -> key.revoked(at), by, at));
  }

  /** A plan that is deleted at this very moment may still be given: its keys then have the default one. */
  private boolean isPlan(@Nullable String name) {
    return name == null || name.equals(RatePlan.NONE) || plans.find(name).isPresent();
  }

  private Creation insert(NewKey wanted, Caller by) {
    while (true) {
      KeyText text = wanted.id() == null ? mint.next() : mint.next(wanted.id());
      Instant expiresAt = wanted.expiresAt() == null ? null : wanted.expiresAt().truncatedTo(ChronoUnit.MICROS);
      var key = new ApiKey(text.id(), wanted.name(), text.secretDigest(), null, wanted.scopes(), wanted.pattern(), wanted.origins(),
          wanted.ratePlan(), now(),
          expiresAt, null);
      if (store.insert(key, by))
        return new Creation.Created(new IssuedKey(key, text.presented()));
      if (wanted.id() != null)
        return new Creation.IdTaken();
    }
  }

  private Edit apply(String id, KeyPatch patch, @Nullable ApiKey madeOn, Caller by) {
    if (patch.ratePlan() != null && !isPlan(patch.ratePlan().value()))
      return new Edit.UnknownPlan();
    var seen = new AtomicReference<ApiKey>();
    return store.update(id, key -> {
      seen.set(key);
      return refusal(key, patch, madeOn) == null ? patch.applyTo(key) : key;
    }, by, now()).map(key -> Objects.requireNonNullElseGet(refusal(seen.get(), patch, madeOn), () -> new Edit.Edited(key)))
        .orElseGet(Edit.Unknown::new);
  }

  /** Why the key stays as it is, or null. */
  private static @Nullable Edit refusal(ApiKey key, KeyPatch patch, @Nullable ApiKey madeOn) {
    if (key.revokedAt() != null)
      return new Edit.Revoked(key);
    if (madeOn != null && !madeOn.facts().equals(key.facts()))
      return new Edit.Stale(key);
    ApiKey patched = patch.applyTo(key);
    return ApiKey.isPatternFor(patched.scopes(), patched.pattern()) ? null : new Edit.WrongPattern();
  }

  private Rotation replaceSecret(String id, Duration overlap, Caller by) {
    KeyText text = mint.next(id);
    Instant at = now();
    Instant until = at.plus(overlap).truncatedTo(ChronoUnit.MICROS);
    return store.update(id, key -> key.isInForce(at) ? key.rotated(text.secretDigest(), until) : key, by, at)
        .map(key -> rotation(key, text)).orElseGet(Rotation.Unknown::new);
  }

  private static Rotation rotation(ApiKey key, KeyText text) {
    return key.secret().equals(text.secretDigest())
        ? new Rotation.Rotated(new IssuedKey(key, text.presented()))
        : new Rotation.NotInForce(key);
  }

  /** To the microsecond, as the store keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
