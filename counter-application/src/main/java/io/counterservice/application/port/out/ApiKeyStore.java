package io.counterservice.application.port.out;

import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where API keys are kept, instants to the microsecond. What changes one takes who asked for it, and adds what
 * {@link io.counterservice.domain.audit.Audit} says of that to the audit trail, in the same transaction. Every method blocks and throws
 * {@link io.counterservice.application.port.UnavailableException}.
 */
public interface ApiKeyStore {
  /** Adds the key; false where its id is taken, and nothing is changed. */
  boolean insert(ApiKey key, Caller by);

  /** Adds the key where there is none at all, revoked ones counted; false otherwise. Of several nodes one at most gets true. */
  boolean insertFirst(ApiKey key, Caller by);

  /** Replaces a key by what the function makes of it, with no other change in between. Nothing where the id is unknown. */
  Optional<ApiKey> update(String id, UnaryOperator<ApiKey> change, Caller by, Instant at);

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
