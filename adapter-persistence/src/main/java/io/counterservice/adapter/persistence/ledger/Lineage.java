package io.counterservice.adapter.persistence.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Which history of which database cluster a connection speaks to, and since when. Within one lineage a transaction id means one transaction:
 * after a failover (the timeline differs) or after a crash (the server or its statistics began anew) it may mean another, because the ids
 * of transactions whose log never reached the disk are given out again.
 */
record Lineage(String system, String timeline, String started) {

  static Lineage of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("""
            SELECT s.system_identifier::text, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8),
              concat_ws(' ', pg_postmaster_start_time(), (SELECT stats_reset FROM pg_stat_bgwriter))
            FROM pg_control_system() AS s""")) {
      result.next();
      return new Lineage(result.getString(1), result.getString(2), result.getString(3));
    }
  }
}
