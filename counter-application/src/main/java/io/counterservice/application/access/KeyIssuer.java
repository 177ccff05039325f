package io.counterservice.application.access;

import io.counterservice.application.port.in.ManageApiKeys;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.domain.access.ApiKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Issues, rotates and revokes keys in the store; a change is answered when this node's directory has seen it. */
public final class KeyIssuer implements ManageApiKeys {
  private final ApiKeyStore store;
  private final KeyDirectory directory;
  private final InstantSource clock;
  private final KeyMint mint;
  private final Executor blocking;

  /**
   * @param random fit for secrets
   * @param blocking runs what waits for the store; may refuse
   */
  public KeyIssuer(ApiKeyStore store, KeyDirectory directory, InstantSource clock, RandomGenerator random, Executor blocking) {
    this.store = store;
    this.directory = directory;
    this.clock = clock;
    this.mint = new KeyMint(random);
    this.blocking = blocking;
  }

  @Override
  public CompletionStage<IssuedKey> create(NewKey key) {
    return change(() -> insert(key));
  }

  @Override
  public CompletionStage<List<ApiKey>> list(@Nullable String after, int limit) {
    return run(answer -> answer.complete(store.list(after, limit)));
  }

  @Override
  public CompletionStage<Optional<ApiKey>> find(String id) {
    return run(answer -> answer.complete(store.find(id)));
  }

  @Override
  public CompletionStage<Rotation> rotate(String id, Duration overlap) {
    if (overlap.isNegative() || overlap.compareTo(OVERLAP_MAX) > 0)
      throw new IllegalArgumentException("overlap must be 0 to 30 days");
    return change(() -> replaceSecret(id, overlap));
  }

  @Override
  public CompletionStage<Optional<ApiKey>> revoke(String id) {
    Instant at = now();
    return change(() -> store.update(id, key -> key.revoked(at)));
  }

  private IssuedKey insert(NewKey wanted) {
    while (true) {
      KeyText text = mint.next();
      Instant expiresAt = wanted.expiresAt() == null ? null : wanted.expiresAt().truncatedTo(ChronoUnit.MICROS);
      var key = new ApiKey(text.id(), wanted.name(), text.secretDigest(), null, wanted.scopes(), wanted.pattern(), wanted.ratePlan(), now(),
          expiresAt, null);
      if (store.insert(key))
        return new IssuedKey(key, text.presented());
    }
  }

  private Rotation replaceSecret(String id, Duration overlap) {
    KeyText text = mint.next(id);
    Instant at = now();
    Instant until = at.plus(overlap).truncatedTo(ChronoUnit.MICROS);
    return store.update(id, key -> key.isInForce(at) ? key.rotated(text.secretDigest(), until) : key)
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

  /** The change is durable before the refresh: whatever becomes of that, the change is reported. */
  private <T> CompletionStage<T> change(Supplier<T> task) {
    return run(answer -> {
      T done = task.get();
      var _ = directory.nextRefresh().whenComplete((_, _) -> answer.complete(done));
    });
  }

  private <T> CompletionStage<T> run(Task<T> task) {
    var answer = new CompletableFuture<T>();
    try {
      blocking.execute(() -> attempt(task, answer));
    } catch (RuntimeException refused) {
      answer.completeExceptionally(Failures.unavailable(refused));
    }
    return answer;
  }

  private static <T> void attempt(Task<T> task, CompletableFuture<T> answer) {
    try {
      task.runFor(answer);
    } catch (RuntimeException failure) {
      answer.completeExceptionally(failure);
    }
  }

  private interface Task<T> {
    void runFor(CompletableFuture<T> answer);
  }
}
