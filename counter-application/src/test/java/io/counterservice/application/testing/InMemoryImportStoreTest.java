package io.counterservice.application.testing;

import io.counterservice.application.contract.ImportStoreContract;
import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.out.ImportStore;
import io.counterservice.domain.audit.AuditEntry;
import java.util.List;

class InMemoryImportStoreTest extends ImportStoreContract {
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();

  @Override
  protected ImportStore store() {
    return new InMemoryImportStore(trail);
  }

  @Override
  protected List<AuditEntry> told() {
    return trail.list(new AuditQuery(null, null, null, null, null, null, 10)).stream().map(AuditRecord::entry).toList();
  }
}
