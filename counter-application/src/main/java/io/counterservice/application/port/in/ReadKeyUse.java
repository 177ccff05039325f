package io.counterservice.application.port.in;

import io.counterservice.domain.access.KeyUse;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Tells how often keys were used, for {@link KeyUse#DAYS_KEPT} days; a node that ends loses the last ten seconds of it. A stage fails with
 * {@link io.counterservice.application.port.UnavailableException}.
 */
public interface ReadKeyUse {
  /** The days of UTC on which the key was used, in order, of so many up to today. */
  CompletionStage<List<KeyUse>> ofKey(String key, int days);

  /** When each of some keys was used last, by id; without those that were not. */
  CompletionStage<Map<String, Instant>> lastOf(Collection<String> keys);
}
