package io.counterservice.application.testing;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.domain.audit.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what, in memory; can be made to fail. */
public final class InMemoryAuditTrail implements AuditTrail {
  private final List<AuditRecord> records = new ArrayList<>();
  private long lastNumber;
  private boolean broken;

  /** From now on every question fails. */
  public synchronized void breakDown() {
    broken = true;
  }

  @Override
  public synchronized void record(AuditEntry entry) {
    requireWhole();
    records.addFirst(new AuditRecord(++lastNumber, entry));
  }

  /** Adds the entry, if there is one. */
  public void recordAny(@Nullable AuditEntry entry) {
    if (entry != null)
      record(entry);
  }

  @Override
  public synchronized List<AuditRecord> list(AuditQuery query) {
    requireWhole();
    return records.stream().filter(record -> selects(query, record)).limit(query.limit()).toList();
  }

  @Override
  public synchronized void removeBefore(Instant kept) {
    requireWhole();
    records.removeIf(record -> record.entry().at().isBefore(kept));
  }

  private static boolean selects(AuditQuery query, AuditRecord record) {
    AuditEntry entry = record.entry();
    return (query.actor() == null || query.actor().equals(entry.by().actor()))
        && (query.action() == null || query.action() == entry.action())
        && (query.subject() == null || matches(query.subject(), entry.subject()))
        && (query.from() == null || !entry.at().isBefore(query.from()))
        && (query.to() == null || entry.at().isBefore(query.to()))
        && (query.before() == null || record.number() < query.before());
  }

  private static boolean matches(String wanted, String subject) {
    return wanted.endsWith("*") ? subject.startsWith(wanted.substring(0, wanted.length() - 1)) : subject.equals(wanted);
  }

  private void requireWhole() {
    if (broken)
      throw new UnavailableException(Reason.DATABASE);
  }
}
