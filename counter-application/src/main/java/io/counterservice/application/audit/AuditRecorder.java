package io.counterservice.application.audit;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.in.RecordAudit;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Writes to the audit trail on threads that may block. */
public final class AuditRecorder implements RecordAudit {
  private final AuditTrail trail;
  private final Executor writers;
  private final InstantSource clock;

  /** @param writers its threads may block */
  public AuditRecorder(AuditTrail trail, Executor writers, InstantSource clock) {
    this.trail = trail;
    this.writers = writers;
    this.clock = clock;
  }

  @Override
  public CompletionStage<AuditEntry> record(AuditAction action, String subject, Caller by) {
    String beginning = subject.substring(0, Math.min(subject.length(), AuditEntry.SUBJECT_LENGTH_MAX));
    AuditEntry entry = Audit.of(action, beginning, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
    return Blocking.ask(writers, () -> {
      trail.record(entry);
      return entry;
    });
  }
}
