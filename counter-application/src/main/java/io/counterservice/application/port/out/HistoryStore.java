package io.counterservice.application.port.out;

import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.PastValue;
import io.counterservice.domain.history.Series;
import io.counterservice.domain.history.Timeline;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was recorded of counters, by time. Each answer is of one moment, and has all that was committed before; deleted counters have no
 * history. Every method blocks and throws {@link io.counterservice.application.port.UnavailableException}.
 */
public interface HistoryStore {
  /** The history of each of these counters, in name order; the timeline is kept within what is left of that time. */
  List<Series> read(Collection<CounterName> names, Timeline timeline);

  /** The same of these counters together; those that there are not count as nothing. */
  Series sum(Collection<CounterName> names, Timeline timeline);

  /** What a counter was at an instant; empty where there is none now. */
  Optional<PastValue> at(CounterName name, Instant instant);
}
