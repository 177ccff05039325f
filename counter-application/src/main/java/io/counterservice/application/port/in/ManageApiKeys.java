package io.counterservice.application.port.in;

import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.KeyPatch;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.WebOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists, edits, rotates and revokes API keys. What a stage reports is in force on this node, and within a second on every
 * other; whatever changed a key stands in the audit trail. A stage fails with {@link io.counterservice.application.port.UnavailableException}.
 */
public interface ManageApiKeys {
  /** How long a replaced secret may be honoured at most. */
  Duration OVERLAP_MAX = Duration.ofDays(30);

  CompletionStage<Creation> create(NewKey key, Caller by);

  /** All keys in order of id, the revoked too, after an id (null for the first), at most {@code limit}. */
  CompletionStage<List<ApiKey>> list(@Nullable String after, int limit);

  CompletionStage<Optional<ApiKey>> find(String id);

  /**
   * Changes the parts of the key that the patch names.
   *
   * @param madeOn the key as whoever edits it saw it: where its {@linkplain ApiKey#facts() facts} are others now, nothing is changed; null where
   *     that does not matter
   */
  CompletionStage<Edit> edit(String id, KeyPatch patch, @Nullable ApiKey madeOn, Caller by);

  /**
   * Gives the key a new secret; the old one is honoured for {@code overlap} longer, 0 to {@link #OVERLAP_MAX}. One that was
   * honoured beside it until now no longer is.
   */
  CompletionStage<Rotation> rotate(String id, Duration overlap, Caller by);

  /** Ends the key for good. Revoking it again changes nothing. Nothing where it is unknown. */
  CompletionStage<Optional<ApiKey>> revoke(String id, Caller by);

  /**
   * A key to be made; see {@link ApiKey} for its parts.
   *
   * @param id that it shall have, so that asking twice makes one key; null for one at random
   */
  record NewKey(@Nullable String id, String name, Set<Scope> scopes, NamePattern pattern, Set<WebOrigin> origins, @Nullable String ratePlan,
      @Nullable Instant expiresAt) {
    public NewKey {
      if (id != null && !ApiKey.isId(id))
        throw new IllegalArgumentException("id " + ApiKey.ID_RULE);
      if (!ApiKey.isPatternFor(scopes, pattern))
        throw new IllegalArgumentException("pattern " + ApiKey.PATTERN_RULE);
    }
  }

  /** What became of a key to be made. */
  sealed interface Creation {
    /** The key is in force. */
    record Created(IssuedKey issued) implements Creation {}

    /** There is no rate plan of the name that it was to have. */
    record UnknownPlan() implements Creation {}

    /** There is a key of the id that it was to have. */
    record IdTaken() implements Creation {}
  }

  /** What became of an edit; all but the first left everything as it was. */
  sealed interface Edit {
    /** The key is now this. */
    record Edited(ApiKey key) implements Edit {}

    /** The key is revoked, for good. */
    record Revoked(ApiKey key) implements Edit {}

    /** Somebody else has changed the key, which is now this, since the one that the edit was made on. */
    record Stale(ApiKey key) implements Edit {}

    /** The key would have had the scope admin and a pattern other than {@code *}. */
    record WrongPattern() implements Edit {}

    /** There is no rate plan of the name that it was to have. */
    record UnknownPlan() implements Edit {}

    /** No key has this id. */
    record Unknown() implements Edit {}
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
