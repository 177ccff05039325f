package io.counterservice.application.port.in;

import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.Verification;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Proves that counters are right: that each value is its seed and every change since, that versions follow one another, and that roll-ups say
 * what their changes add up to. An answer may take minutes; few questions are answered at a time. A stage fails with
 * {@link io.counterservice.application.port.UnavailableException} and nothing else.
 */
public interface VerifyLedger {
  /** Counters that one page may have. */
  int LIMIT_MAX = 1_000;

  /**
   * Counters that were examined together, in byte order.
   *
   * @param checked how many
   * @param faulty those of them that are not right
   * @param next the last of them, after which to go on; null where there are no more
   * @param counters how many counters there are; null on later pages
   */
  record Page(int checked, List<Verification> faulty, @Nullable CounterName next, @Nullable Long counters) {}

  /** One counter, deleted ones too; empty where there never was one of this name. */
  CompletionStage<Optional<Verification>> verify(CounterName name);

  /** The first so many counters, deleted ones too, after a name; from the first one where there is no name. */
  CompletionStage<Page> verify(@Nullable CounterName after, int limit);
}
