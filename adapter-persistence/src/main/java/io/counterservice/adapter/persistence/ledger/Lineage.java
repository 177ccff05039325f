package io.counterservice.adapter.persistence.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Which history of which database cluster a connection speaks to. After a failover the timeline differs, and transaction ids may mean others. */
record Lineage(String system, String timeline) {

  static Lineage of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("""
            SELECT s.system_identifier::text, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
            FROM pg_control_system() AS s""")) {
      result.next();
      return new Lineage(result.getString(1), result.getString(2));
    }
  }
}
