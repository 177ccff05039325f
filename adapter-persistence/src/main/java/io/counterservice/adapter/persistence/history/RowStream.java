package io.counterservice.adapter.persistence.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Rows of several counters, in the order of their names, a few thousand at a time in memory; told counter by counter. */
final class RowStream<T> {
  private static final int FETCHED = 2_000;
  private final PreparedStatement statement;
  private final Reading<T> reading;
  private @Nullable ResultSet rows;
  private @Nullable String counter;

  /** Makes something of the row that a result is at. */
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** What went wrong while somebody asked an iterator. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final SQLException failure;

    Broken(SQLException failure) {
      super(failure);
      this.failure = failure;
    }

    SQLException failure() {
      return failure;
    }
  }

  /** @param statement with its parameters; begins when it is asked first */
  RowStream(PreparedStatement statement, Reading<T> reading) {
    this.statement = statement;
    this.reading = reading;
  }

  /** The rows of a counter; what is left of those before is passed over. */
  Iterator<T> of(String name) {
    try {
      if (rows == null) {
        statement.setFetchSize(FETCHED);
        rows = statement.executeQuery();
        advance(rows);
      }
      while (counter != null && counter.compareTo(name) < 0)
        advance(rows);
      return new RowsOfOne(rows, name);
    } catch (SQLException failure) {
      throw new Broken(failure);
    }
  }

  private void advance(ResultSet result) throws SQLException {
    counter = result.next() ? result.getString(1) : null;
  }

  private final class RowsOfOne implements Iterator<T> {
    private final ResultSet result;
    private final String name;

    private RowsOfOne(ResultSet result, String name) {
      this.result = result;
      this.name = name;
    }

    @Override
    public boolean hasNext() {
      return name.equals(counter);
    }

    @Override
    public T next() {
      if (!hasNext())
        throw new NoSuchElementException(name);
      try {
        T next = reading.of(result);
        advance(result);
        return next;
      } catch (SQLException failure) {
        throw new Broken(failure);
      }
    }
  }
}
