package io.counterservice.application.port.in;

import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import java.util.concurrent.CompletionStage;

/** Records what changed nothing by itself. A stage fails with {@link io.counterservice.application.port.UnavailableException} and nothing else. */
public interface RecordAudit {
  /** Adds an entry of now; of a subject that is too long, its beginning. */
  CompletionStage<AuditEntry> record(AuditAction action, String subject, Caller by);
}
