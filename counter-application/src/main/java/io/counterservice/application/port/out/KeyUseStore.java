package io.counterservice.application.port.out;

import io.counterservice.domain.access.KeyUse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How often keys were used, by day. Instants to the microsecond. Every method blocks and throws
 * {@link io.counterservice.application.port.UnavailableException}.
 */
public interface KeyUseStore {
  /**
   * Adds requests to those of a day, all or none.
   *
   * @param requests by id of key, each 1 at least
   */
  void add(LocalDate day, Instant at, Map<String, Long> requests);

  /** The uses of a key from a day on, in order of day. */
  List<KeyUse> since(String key, LocalDate first);

  /** The last use of each of some keys, in no order; none of one that was never used. */
  List<KeyUse> last(Collection<String> keys);

  /** Forgets what was before a day. */
  void removeBefore(LocalDate first);
}
