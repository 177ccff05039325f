package io.counterservice.application.access;

import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.access.Scope;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Sees to it that somebody can come in: the key of the setting {@code counter.bootstrap.api-key}, or a first key where
 * there is none at all. To be called at each start, before the port opens; every method blocks.
 */
public final class BootstrapKey {
  public static final String SETTING = "counter.bootstrap.api-key";
  private static final String NAME = "bootstrap";
  private final ApiKeyStore store;
  private final InstantSource clock;
  private final KeyMint mint;

  /** @param random fit for secrets */
  public BootstrapKey(ApiKeyStore store, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.clock = clock;
    this.mint = new KeyMint(random);
  }

  /** Throws {@link IllegalArgumentException}, which names the setting and not its value, where the text is no key. */
  public static void requireKey(String presented) {
    KeyText _ = parse(presented);
  }

  /**
   * Stores the key of the setting where it is not there yet, in place of one with the same id and another secret. One that
   * was revoked stays so: else whoever revoked a leaked key would meet it again after the next start.
   *
   * @return the key as it is now
   * @throws IllegalArgumentException names the setting, not its value, where the text is no key
   */
  public ApiKey configure(String presented) {
    KeyText text = parse(presented);
    ApiKey wanted = admin(text);
    if (store.insert(wanted, Caller.SERVICE))
      return wanted;
    return store.update(text.id(), present -> merged(present, wanted), Caller.SERVICE, wanted.createdAt()).orElseThrow();
  }

  /** Makes a key where the store has none at all; of several nodes that start at once, one alone gets it. */
  public Optional<IssuedKey> generate() {
    KeyText text = mint.next();
    ApiKey key = admin(text);
    return store.insertFirst(key, Caller.SERVICE) ? Optional.of(new IssuedKey(key, text.presented())) : Optional.empty();
  }

  private static KeyText parse(String presented) {
    KeyText text = KeyText.parse(presented);
    if (text == null)
      throw new IllegalArgumentException(SETTING + " " + KeyText.RULE);
    return text;
  }

  private ApiKey admin(KeyText text) {
    return new ApiKey(text.id(), NAME, text.secretDigest(), null, Set.of(Scope.ADMIN), NamePattern.ALL, Set.of(), RatePlan.NONE,
        clock.instant().truncatedTo(ChronoUnit.MICROS), null, null);
  }

  private static ApiKey merged(ApiKey present, ApiKey wanted) {
    if (!present.secret().equals(wanted.secret()))
      return wanted;
    return new ApiKey(present.id(), present.name(), present.secret(), present.retiring(), wanted.scopes(), wanted.pattern(),
        present.origins(),
        wanted.ratePlan(), present.createdAt(), wanted.expiresAt(), present.revokedAt());
  }
}
