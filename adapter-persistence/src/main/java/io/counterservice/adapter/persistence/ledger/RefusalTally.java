package io.counterservice.adapter.persistence.ledger;

import io.counterservice.domain.counter.CounterName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refusals that stand in no journal row, in memory, and stores them once a second. A crash loses the last second of
 * these counts, and no change. Holds at most {@link #WAITING_MAX} counters and minutes; more are not counted.
 */
final class RefusalTally {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalTally.class);
  private static final int WAITING_MAX = 100_000;
  private static final String STORE = """
      INSERT INTO counter_refusal AS r (counter, minute, refusals)
      SELECT counter, timestamptz 'epoch' + minute * interval '1 microsecond', refusals FROM unnest(?, ?, ?) AS u (counter, minute, refusals)
      ON CONFLICT (counter, minute) DO UPDATE SET refusals = r.refusals + excluded.refusals""";
  private final DataSource dataSource;
  private Map<Slot, Long> waiting = new TreeMap<>();

  private record Slot(CounterName counter, Instant minute) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
      int byName = counter.compareTo(other.counter);
      return byName == 0 ? minute.compareTo(other.minute) : byName;
    }
  }

  /** @param dataSource gives connections with auto-commit */
  RefusalTally(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  synchronized void add(Map<CounterName, Long> refusals, Instant at) {
    if (refusals.isEmpty() || waiting.size() > WAITING_MAX)
      return;
    Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
    refusals.forEach((counter, count) -> waiting.merge(new Slot(counter, minute), count, Long::sum));
  }

  /** Stores what was counted; in name order, as every writer does. */
  void flush() {
    Map<Slot, Long> counted = take();
    if (counted.isEmpty())
      return;
    try (Connection connection = dataSource.getConnection(); PreparedStatement statement = connection.prepareStatement(STORE)) {
      List<Map.Entry<Slot, Long>> rows = List.copyOf(counted.entrySet());
      var _ = new Columns<>(statement, 0, rows).text(row -> row.getKey().counter().value()).instant(row -> row.getKey().minute())
          .number(Map.Entry::getValue);
      statement.executeUpdate();
    } catch (SQLException failure) {
      LOG.warn("Refusals of {} counters could not be counted: {}", counted.size(), failure.getMessage());
    }
  }

  private synchronized Map<Slot, Long> take() {
    Map<Slot, Long> counted = waiting;
    waiting = new TreeMap<>();
    return counted;
  }
}
