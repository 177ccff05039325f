package io.counterservice.adapter.persistence.ledger;

import java.sql.SQLException;

/** What an error's SQLSTATE says about running the transaction again (PostgreSQL, appendix A). */
final class SqlStates {
  private SqlStates() {}

  /** A deadlock or a serialization failure: the server rolled the transaction back and it may be run again at once. */
  static boolean isConflict(SQLException failure) {
    return is(failure, "40P01") || is(failure, "40001");
  }

  /** A row for which there is no partition. Any other broken check has the same state, so the message decides. */
  static boolean isMissingPartition(SQLException failure) {
    return is(failure, "23514") && String.valueOf(failure.getMessage()).contains("no partition of relation");
  }

  /** The server answered with an error, so it did not commit; without an answer nobody knows yet. */
  static boolean isAnswered(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && !state.startsWith("08") && !state.startsWith("57P");
  }

  private static boolean is(SQLException failure, String state) {
    return state.equals(failure.getSQLState());
  }
}
