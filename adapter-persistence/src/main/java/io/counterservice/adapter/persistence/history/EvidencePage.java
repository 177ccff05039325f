package io.counterservice.adapter.persistence.history;

import io.counterservice.adapter.persistence.ledger.Columns;
import io.counterservice.application.port.out.LedgerEvidence.Claim;
import io.counterservice.application.port.out.LedgerEvidence.Entry;
import io.counterservice.application.port.out.LedgerEvidence.Evidence;
import io.counterservice.application.port.out.LedgerEvidence.Refused;
import io.counterservice.application.port.out.LedgerEvidence.Stored;
import io.counterservice.domain.history.Resolution;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What is stored of counters that follow one another, read side by side in one transaction. */
final class EvidencePage implements AutoCloseable {
  private final Connection connection;
  private final List<Claim> claims;
  private final List<PreparedStatement> statements = new ArrayList<>();
  private final RowStream<Entry> changes;
  private final RowStream<Refused> refusals;
  private final Map<Resolution, RowStream<Stored>> rollups = new EnumMap<>(Resolution.class);

  /** @param claims those of the counters, in the order of their names; not empty */
  EvidencePage(Connection connection, List<Claim> claims) throws SQLException {
    this.connection = connection;
    this.claims = claims;
    var reach = claims.getFirst().reach();
    changes = stream(EvidenceRows.CHANGES, reach.changes(), EvidenceRows::entry);
    refusals = stream(EvidenceRows.REFUSALS, reach.changes(), EvidenceRows::refused);
    for (Resolution resolution : Resolution.values())
      rollups.put(resolution, stream(EvidenceRows.rollups(resolution), reach.of(resolution), EvidenceRows::stored));
  }

  <R> List<R> examine(Function<Evidence, R> examination) {
    List<R> examined = new ArrayList<>(claims.size());
    for (Claim claim : claims)
      examined.add(examination.apply(new OfOne(claim)));
    return examined;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements)
      statement.close();
  }

  private <T> RowStream<T> stream(String sql, Instant from, RowStream.Reading<T> reading) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statements.add(statement);
    statement.setString(1, claims.getFirst().name().value());
    statement.setString(2, claims.getLast().name().value());
    statement.setObject(3, Columns.offset(from));
    return new RowStream<>(statement, reading);
  }

  private final class OfOne implements Evidence {
    private final Claim claim;

    private OfOne(Claim claim) {
      this.claim = claim;
    }

    @Override
    public Claim claim() {
      return claim;
    }

    @Override
    public Iterator<Stored> rollups(Resolution resolution) {
      return Objects.requireNonNull(rollups.get(resolution)).of(claim.name().value());
    }

    @Override
    public Iterator<Entry> changes() {
      return changes.of(claim.name().value());
    }

    @Override
    public Iterator<Refused> refusals() {
      return refusals.of(claim.name().value());
    }
  }
}
