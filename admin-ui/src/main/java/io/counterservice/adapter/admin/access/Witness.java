package io.counterservice.adapter.admin.access;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.in.RecordAudit;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.AuditAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Records who left and who was turned away. Either happens whether or not it can be recorded; where it cannot, it is in the log. */
public final class Witness {
  private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
  private final RecordAudit audit;

  public Witness(RecordAudit audit) {
    this.audit = audit;
  }

  public Mono<Void> record(AuditAction action, String subject, Caller by) {
    return Mono.defer(() -> Stages.mono(audit.record(action, subject, by))).then().onErrorResume(UnavailableException.class, failure -> {
      LOG.warn("Not in the audit trail, for it cannot be reached: {} {} by {}", action.text(), subject, by.actor().id());
      return Mono.empty();
    });
  }
}
