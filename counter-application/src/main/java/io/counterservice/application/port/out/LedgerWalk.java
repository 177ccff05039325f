package io.counterservice.application.port.out;

import io.counterservice.domain.counter.CounterName;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the check of all counters is. It walks over them again and again, one node at a time, and goes on where another ended. Every
 * method blocks and throws {@link io.counterservice.application.port.UnavailableException}.
 */
public interface LedgerWalk {
  /**
   * The right to go on.
   *
   * @param after the last counter that was checked; null at the beginning of a walk
   */
  record Turn(@Nullable CounterName after) {}

  /** How many counters were found faulty in this walk so far, and in the last that came to its end. */
  record Score(long faulty, long faultyBefore) {}

  /**
   * Takes the next turn; empty where another node has it, or all are to rest.
   *
   * @param patience after which others need not wait any more for one who took a turn
   */
  Optional<Turn> take(Duration patience);

  /**
   * Ends a turn. Does nothing where another has gone on from the same place meanwhile.
   *
   * @param reached the last counter that was checked; null where that was the last of all, and the walk ends
   * @param faulty how many of the turn's counters are not right
   * @param rest for how long nobody is to go on
   */
  void end(Turn turn, @Nullable CounterName reached, long faulty, Duration rest);

  /** What was found on all nodes. */
  Score score();
}
