package io.counterservice.adapter.persistence.cluster;

import io.counterservice.adapter.persistence.ledger.Columns;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.NodeStore;
import io.counterservice.domain.cluster.Cluster;
import io.counterservice.domain.cluster.Latencies;
import io.counterservice.domain.cluster.Node;
import io.counterservice.domain.cluster.Sample;
import io.counterservice.domain.cluster.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/** Nodes and what they did, in two small tables. Each report is one statement, which also forgets what is old. */
final class JdbcNodeStore implements NodeStore {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcNodeStore.class);
  private static final String REPORT = """
      WITH former AS (DELETE FROM node WHERE id <> ? AND (seen_at < ? OR (name = ? AND seen_at < ?))),
        old AS (DELETE FROM node_sample WHERE until < ?),
        seen AS (INSERT INTO node (id, name, version, started_at, lanes, places, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at)
      INSERT INTO node_sample (until, node, since, applied, refused, limited, committed, commits, waiting, waiting_max)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
  private static final String NODES = "SELECT id, name, version, started_at, lanes, places, seen_at FROM node WHERE seen_at >= ?"
      + " ORDER BY name COLLATE \"C\", id";
  private static final String SAMPLES = "SELECT node, since, until, applied, refused, limited, committed, commits, waiting, waiting_max"
      + " FROM node_sample WHERE until > ? ORDER BY until";
  private final JdbcOperations jdbc;
  private final AtomicBoolean isAway = new AtomicBoolean();

  JdbcNodeStore(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void report(Node node, Sample sample) {
    Instant at = sample.to();
    Work work = sample.work();
    var forgotten = Columns.offset(at.minus(KEPT));
    int _ = ask(() -> jdbc.update(REPORT, node.id(), forgotten, node.name(), Columns.offset(at.minus(Cluster.SILENT_AFTER)), forgotten,
        node.id(), node.name(), node.version(), Columns.offset(node.startedAt()), node.lanes(), node.places(), Columns.offset(at),
        Columns.offset(at), node.id(), Columns.offset(sample.from()), work.applied(), work.refused(), work.limited(), work.committed(),
        work.commits().counts().toArray(Long[]::new), sample.waiting(), sample.waitingMax()));
  }

  @Override
  public void leave(UUID id) {
    int _ = ask(() -> jdbc.update("DELETE FROM node WHERE id = ?", id));
  }

  @Override
  public List<Seen> nodes(Instant since) {
    return ask(() -> jdbc.query(NODES, (row, _) -> new Seen(node(row), Columns.instant(row, 7)), Columns.offset(since)));
  }

  @Override
  public Map<UUID, List<Sample>> samples(Instant since) {
    return ask(() -> {
      Map<UUID, List<Sample>> samples = new HashMap<>();
      jdbc.query(SAMPLES, row -> {
        samples.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>()).add(sample(row));
      }, Columns.offset(since));
      return samples;
    });
  }

  private static Node node(ResultSet row) throws SQLException {
    return new Node(row.getObject(1, UUID.class), row.getString(2), row.getString(3), Columns.instant(row, 4), row.getInt(5),
        row.getLong(6));
  }

  private static Sample sample(ResultSet row) throws SQLException {
    Latencies commits = new Latencies(List.of((Long[]) row.getArray(8).getArray()));
    Work work = new Work(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), commits);
    return new Sample(Columns.instant(row, 2), Columns.instant(row, 3), work, row.getInt(9), row.getInt(10));
  }

  /** Says once that the database is away, not every few seconds. */
  private <A> A ask(Supplier<A> question) {
    try {
      A answer = question.get();
      isAway.set(false);
      return answer;
    } catch (DataAccessException failure) {
      if (!isAway.getAndSet(true))
        LOG.warn("What nodes do cannot be told: {}", failure.getMessage());
      throw new UnavailableException(Reason.DATABASE);
    }
  }
}
