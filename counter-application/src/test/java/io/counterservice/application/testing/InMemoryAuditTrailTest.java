package io.counterservice.application.testing;

import io.counterservice.application.contract.AuditTrailContract;
import io.counterservice.application.port.out.AuditTrail;

class InMemoryAuditTrailTest extends AuditTrailContract {
  @Override
  protected AuditTrail emptyTrail() {
    return new InMemoryAuditTrail();
  }
}
