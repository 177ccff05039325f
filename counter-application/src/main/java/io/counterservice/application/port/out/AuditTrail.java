package io.counterservice.application.port.out;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.domain.audit.AuditEntry;
import java.time.Instant;
import java.util.List;

/**
 * Where is kept who did what, instants to the microsecond. Nothing in it is ever changed. What is stored elsewhere is recorded by its own
 * store, in the same transaction. Every method blocks and throws {@link io.counterservice.application.port.UnavailableException}.
 */
public interface AuditTrail {
  /** Adds what has no transaction of its own, such as a sign-in. */
  void record(AuditEntry entry);

  /** The entries that the query is about, the highest number first. */
  List<AuditRecord> list(AuditQuery query);

  /** Takes out what is older; where that is much, not all of it at once. */
  void removeBefore(Instant kept);
}
