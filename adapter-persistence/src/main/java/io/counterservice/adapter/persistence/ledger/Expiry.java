package io.counterservice.adapter.persistence.ledger;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.TicketStore;
import java.time.Duration;
import java.time.InstantSource;

/** What is kept for some time and then taken out row by row: tickets, and who did what. */
record Expiry(TicketStore tickets, AuditTrail trail, Duration auditRetention, InstantSource clock) {

  /** What cannot be taken out now is taken out the next time; the stores have told the log. */
  void remove() {
    try {
      tickets.removeExpired(clock.instant());
      trail.removeBefore(clock.instant().minus(auditRetention));
    } catch (UnavailableException _) {
      return;
    }
  }
}
