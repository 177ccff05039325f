package io.counterservice.application.audit;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.in.ReadAudit;
import io.counterservice.application.port.out.AuditTrail;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The audit trail, read on threads that may block. */
public final class AuditReads implements ReadAudit {
  private final AuditTrail trail;
  private final Executor readers;

  /** @param readers its threads may block */
  public AuditReads(AuditTrail trail, Executor readers) {
    this.trail = trail;
    this.readers = readers;
  }

  @Override
  public CompletionStage<List<AuditRecord>> list(AuditQuery query) {
    return Blocking.ask(readers, () -> trail.list(query));
  }
}
