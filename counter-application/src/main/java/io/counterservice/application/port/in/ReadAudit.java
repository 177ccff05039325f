package io.counterservice.application.port.in;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reads who did what. A stage fails with {@link io.counterservice.application.port.UnavailableException} and nothing else. */
public interface ReadAudit {
  /** The entries that the query is about, the newest first. */
  CompletionStage<List<AuditRecord>> list(AuditQuery query);
}
