package io.counterservice.adapter.persistence.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.counterservice.domain.cluster.Database.Pool;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The connections of the commit path, of exact reads, of histories and of chores, apart from the pool that serves everything else. There is
 * one per lane: more would only wait for the same row locks.
 */
public final class Pools implements AutoCloseable {
  /** Plans are made once, and always go by the index: what statistics say of a growing table must not change them. */
  private static final String STEADY_PLANS = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off;"
      + " SET enable_mergejoin = off; SET enable_bitmapscan = off; SET jit = off;";
  /** A node that dies or freezes must not hold its row locks for long. */
  private static final String LET_GO = " SET synchronous_commit = on; SET client_connection_check_interval = '1s';"
      + " SET idle_in_transaction_session_timeout = '10s'; SET tcp_user_timeout = '10s'";
  /** Sums over millions of rows stay in memory. */
  private static final String ROOM = "SET work_mem = '64MB';";
  private static final int READ_CONNECTIONS = 3;
  private static final int HISTORY_CONNECTIONS = 3;
  /** For the roll-ups, the check of all counters, a survey of them, two verifications that somebody asked for, and what is quick. */
  private static final int CHORE_CONNECTIONS = 6;
  private static final Duration CHORE_MAX = Duration.ofMinutes(10);
  private static final long POOL_MILLIS_MIN = 250;
  /** A login that is given up as a whole never gets past a first host that is frozen; each step of it has a limit already. */
  private static final String UNLIMITED = "0";
  private final HikariDataSource commits;
  private final HikariDataSource reads;
  private final HikariDataSource histories;
  private final HikariDataSource chores;

  Pools(JdbcConnectionDetails details, int commitConnections, LedgerSettings settings) {
    HikariConfig committing = config("commit", details, settings, commitConnections);
    committing.setAutoCommit(false);
    committing.setIsolateInternalQueries(true);
    committing.setConnectionInitSql(STEADY_PLANS + LET_GO);
    commits = new HikariDataSource(committing);
    reads = new HikariDataSource(steady("read", details, settings, READ_CONNECTIONS));
    histories = new HikariDataSource(steady("history", details, settings, HISTORY_CONNECTIONS));
    HikariConfig patient = config("chores", details, settings, CHORE_CONNECTIONS);
    patient.setConnectionInitSql(ROOM + LET_GO);
    patient.addDataSourceProperty("socketTimeout", seconds(CHORE_MAX));
    patient.setMinimumIdle(0);
    chores = new HikariDataSource(patient);
  }

  DataSource commits() {
    return commits;
  }

  DataSource reads() {
    return reads;
  }

  /** For histories, of which one may look at many rows. */
  public DataSource histories() {
    return histories;
  }

  /** For what takes long and is not waited for. PostgreSQL plans it as it likes. */
  public DataSource chores() {
    return chores;
  }

  /** How many connections are in use. */
  public List<Pool> uses() {
    return Stream.of(commits, reads, histories, chores).map(Pools::use).toList();
  }

  /** The same of another pool. */
  public static Pool use(HikariDataSource pool) {
    HikariPoolMXBean counts = pool.getHikariPoolMXBean();
    return new Pool(pool.getPoolName(), counts == null ? 0 : counts.getActiveConnections(), pool.getMaximumPoolSize());
  }

  @Override
  public void close() {
    commits.close();
    reads.close();
    histories.close();
    chores.close();
  }

  private static HikariConfig steady(String name, JdbcConnectionDetails details, LedgerSettings settings, int size) {
    HikariConfig config = config(name, details, settings, size);
    config.setConnectionInitSql(STEADY_PLANS + LET_GO);
    return config;
  }

  private static HikariConfig config(String name, JdbcConnectionDetails details, LedgerSettings settings, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(details.getJdbcUrl());
    config.setUsername(details.getUsername());
    config.setPassword(details.getPassword());
    config.setMaximumPoolSize(size);
    long connectMillis = Math.max(POOL_MILLIS_MIN, settings.connectTimeout().toMillis());
    config.setConnectionTimeout(connectMillis);
    config.setValidationTimeout(Math.max(POOL_MILLIS_MIN, connectMillis / 2));
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("prepareThreshold", "1");
    config.addDataSourceProperty("connectTimeout", seconds(settings.connectTimeout()));
    config.addDataSourceProperty("socketTimeout", seconds(settings.commitTimeout()));
    config.addDataSourceProperty("loginTimeout", UNLIMITED);
    config.addDataSourceProperty("ApplicationName", "counter-service " + name);
    return config;
  }

  /** The driver knows whole seconds, and takes 0 as forever. */
  private static String seconds(Duration time) {
    return String.valueOf(Math.max(1, time.plusMillis(999).toSeconds()));
  }
}
