package io.counterservice.application.port;

import io.counterservice.domain.access.NamePattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects a page of counters.
 *
 * @param visible the names the asker may see
 * @param prefix what the names begin with; empty for all
 * @param labels labels the counters carry, all of them
 * @param after the name behind which, in the order asked for, the page begins; null for the first page
 * @param limit 1 to 1,000
 * @param descending whether names come backwards
 */
public record CounterQuery(NamePattern visible, String prefix, Map<String, String> labels, @Nullable String after, int limit,
    boolean descending) {
  public static final int LIMIT_MAX = 1_000;

  public CounterQuery {
    labels = Map.copyOf(labels);
  }

  /** In the order of names. */
  public CounterQuery(NamePattern visible, String prefix, Map<String, String> labels, @Nullable String after, int limit) {
    this(visible, prefix, labels, after, limit, false);
  }
}
