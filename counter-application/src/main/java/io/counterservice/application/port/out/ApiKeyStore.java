package io.counterservice.application.port.out;

import io.counterservice.domain.access.ApiKey;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where API keys are kept, instants to the microsecond. Every method blocks and throws
 * {@link io.counterservice.application.port.UnavailableException}.
 */
public interface ApiKeyStore {
  /** Adds the key; false where its id is taken, and nothing is changed. */
  boolean insert(ApiKey key);

  /** Adds the key where there is none at all, revoked ones counted; false otherwise. Of several nodes one at most gets true. */
  boolean insertFirst(ApiKey key);

  /** Replaces a key by what the function makes of it, with no other change in between. Nothing where the id is unknown. */
  Optional<ApiKey> update(String id, UnaryOperator<ApiKey> change);

  Optional<ApiKey> find(String id);

  /** The keys in byte order of id after an id (null for the first), at most {@code limit}. */
  List<ApiKey> list(@Nullable String after, int limit);

  /**
   * The keys inserted or replaced after a change number, in order of change, at most {@code limit}; 0 is before all changes.
   * Changes take their numbers in the order they become visible: none ever shows up behind a number given out.
   */
  Changes changesAfter(long number, int limit);

  /**
   * Some keys as they are now.
   *
   * @param last the number of the last change among them, or the one asked with where there is none
   */
  record Changes(List<ApiKey> keys, long last) {
    public Changes {
      keys = List.copyOf(keys);
    }
  }
}
