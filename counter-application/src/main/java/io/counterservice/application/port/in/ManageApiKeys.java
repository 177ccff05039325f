package io.counterservice.application.port.in;

import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists, rotates and revokes API keys. What a stage reports is in force on this node, and within a second on every
 * other. A stage fails with {@link io.counterservice.application.port.UnavailableException}.
 */
public interface ManageApiKeys {
  /** How long a replaced secret may be honoured at most. */
  Duration OVERLAP_MAX = Duration.ofDays(30);

  CompletionStage<IssuedKey> create(NewKey key);

  /** All keys in order of id, the revoked too, after an id (null for the first), at most {@code limit}. */
  CompletionStage<List<ApiKey>> list(@Nullable String after, int limit);

  CompletionStage<Optional<ApiKey>> find(String id);

  /**
   * Gives the key a new secret; the old one is honoured for {@code overlap} longer, 0 to {@link #OVERLAP_MAX}. One that was
   * honoured beside it until now no longer is.
   */
  CompletionStage<Rotation> rotate(String id, Duration overlap);

  /** Ends the key for good. Revoking it again changes nothing. Nothing where it is unknown. */
  CompletionStage<Optional<ApiKey>> revoke(String id);

  /** A key to be made; see {@link ApiKey} for its parts. */
  record NewKey(String name, Set<Scope> scopes, NamePattern pattern, @Nullable String ratePlan, @Nullable Instant expiresAt) {
    public static final String PATTERN_RULE = "must be * with the scope admin";

    public NewKey {
      if (!isPatternFor(scopes, pattern))
        throw new IllegalArgumentException("pattern " + PATTERN_RULE);
    }

    /** Who may make keys may make one for every counter: a narrower pattern would only look like a limit. */
    public static boolean isPatternFor(Set<Scope> scopes, NamePattern pattern) {
      return !scopes.contains(Scope.ADMIN) || pattern.equals(NamePattern.ALL);
    }
  }

  /** What became of a rotation. */
  sealed interface Rotation {
    /** The key has a new secret. */
    record Rotated(IssuedKey issued) implements Rotation {}

    /** The key is revoked or has expired; a new secret would be dead, so it stays as it is. */
    record NotInForce(ApiKey key) implements Rotation {}

    /** No key has this id. */
    record Unknown() implements Rotation {}
  }

  /** A key and, this once, the whole text a caller presents. */
  record IssuedKey(ApiKey key, String presented) {
    @Override
    public String toString() {
      return "IssuedKey[" + key.id() + "]";
    }
  }
}
