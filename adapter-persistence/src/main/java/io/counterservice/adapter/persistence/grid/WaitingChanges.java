package io.counterservice.adapter.persistence.grid;

import io.counterservice.domain.counter.CounterChanged;
import java.util.ArrayList;
import java.util.List;

/** Rows that wait to be sent, in the order they came; what there is no room for is dropped. */
final class WaitingChanges {
  static final int ROWS_MAX = 20_000;
  private List<CounterChanged> rows = new ArrayList<>();

  synchronized void add(CounterChanged row) {
    if (rows.size() < ROWS_MAX)
      rows.add(row);
  }

  synchronized List<CounterChanged> take() {
    List<CounterChanged> taken = rows;
    if (!taken.isEmpty())
      rows = new ArrayList<>();
    return taken;
  }
}
