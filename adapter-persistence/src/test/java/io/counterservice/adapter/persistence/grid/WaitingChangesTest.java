package io.counterservice.adapter.persistence.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.CounterChanged;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitingChangesTest {
  @Test
  void what_there_is_no_room_for_is_dropped_and_later_there_is_room_again() {
    WaitingChanges waiting = new WaitingChanges();
    for (int version = 1; version <= WaitingChanges.ROWS_MAX + 5; version++)
      waiting.add(row(version));

    assertThat(waiting.take()).hasSize(20_000).endsWith(row(20_000)).startsWith(row(1));
    waiting.add(row(7));
    assertThat(waiting.take()).containsExactly(row(7));
    assertThat(waiting.take()).isEmpty();
  }

  private static CounterChanged row(long version) {
    return new CounterChanged(new CounterName("stock"), Change.Kind.COUNT, new Version(version), new Version(version), 0, 1, Instant.EPOCH,
        null);
  }
}
