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
 * Counts refusals that stand in no journal row, in memory, and stores them once a second; while the database is away they wait.
 * A crash loses the last second of these counts, and no change. Holds at most {@link #WAITING_MAX} counters and minutes; more are
 * not counted.
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
    Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
    refusals.forEach((counter, count) -> add(new Slot(counter, minute), count));
  }

  /**
   * Stores what was counted; in name order, as every writer does. What the database certainly did not take waits for the next time;
   * what it may have taken is not stored again.
   */
  void flush() {
    Map<Slot, Long> counted = take();
    if (counted.isEmpty())
      return;
    boolean sent = false;
    try (Connection connection = dataSource.getConnection(); PreparedStatement statement = connection.prepareStatement(STORE)) {
      List<Map.Entry<Slot, Long>> rows = List.copyOf(counted.entrySet());
      var _ = new Columns<>(statement, 0, rows).text(row -> row.getKey().counter().value()).instant(row -> row.getKey().minute())
          .number(Map.Entry::getValue);
      sent = true;
      statement.executeUpdate();
    } catch (SQLException failure) {
      boolean waits = !sent || SqlStates.isAnswered(failure);
      LOG.warn("Refusals of {} counters {}: {}", counted.size(), waits ? "wait to be counted" : "may not be counted", failure.getMessage());
      if (waits)
        putBack(counted);
    }
  }

  private synchronized Map<Slot, Long> take() {
    Map<Slot, Long> counted = waiting;
    waiting = new TreeMap<>();
    return counted;
  }

  private synchronized void putBack(Map<Slot, Long> counted) {
    counted.forEach(this::add);
  }

  private void add(Slot slot, long count) {
    if (waiting.size() < WAITING_MAX || waiting.containsKey(slot))
      waiting.merge(slot, count, Long::sum);
  }
}
