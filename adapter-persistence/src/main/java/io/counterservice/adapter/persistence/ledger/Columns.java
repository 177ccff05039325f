package io.counterservice.adapter.persistence.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows as one array per column, the form in which a whole batch is one statement. */
public final class Columns<T> {
  private final PreparedStatement statement;
  private final List<T> rows;
  private int parameter;

  Columns(PreparedStatement statement, int parametersBefore, List<T> rows) {
    this.statement = statement;
    this.parameter = parametersBefore;
    this.rows = rows;
  }

  Columns<T> text(Function<T, @Nullable String> column) throws SQLException {
    @Nullable
    String[] values = new String[rows.size()];
    for (int row = 0; row < values.length; row++)
      values[row] = column.apply(rows.get(row));
    statement.setArray(++parameter, connection().createArrayOf("text", values));
    return this;
  }

  Columns<T> number(ToLongFunction<T> column) throws SQLException {
    long[] values = new long[rows.size()];
    for (int row = 0; row < values.length; row++)
      values[row] = column.applyAsLong(rows.get(row));
    statement.setArray(++parameter, connection().createArrayOf("int8", values));
    return this;
  }

  Columns<T> instant(Function<T, Instant> column) throws SQLException {
    return number(row -> micros(column.apply(row)));
  }

  int parameters() {
    return parameter;
  }

  /** Microseconds since 1970: what PostgreSQL keeps of an instant. */
  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  public static Instant instant(ResultSet result, int column) throws SQLException {
    return result.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static OffsetDateTime offset(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private PGConnection connection() throws SQLException {
    return statement.getConnection().unwrap(PGConnection.class);
  }
}
