package io.counterservice.adapter.persistence.jpa;

import io.counterservice.domain.access.LiveTicket;
import io.counterservice.domain.access.SecretDigest;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code live_ticket}. */
@Entity
@Table(name = "live_ticket")
class LiveTicketEntity {
  @Id
  private String digest;
  private String keyId;
  private String secret;
  private Instant issuedAt;
  private Instant expiresAt;

  @SuppressWarnings("NullAway.Init")
  protected LiveTicketEntity() {}

  LiveTicketEntity(LiveTicket ticket) {
    digest = ticket.digest().hex();
    keyId = ticket.keyId();
    secret = ticket.secret().hex();
    issuedAt = ticket.issuedAt();
    expiresAt = ticket.expiresAt();
  }

  LiveTicket toTicket() {
    return new LiveTicket(new SecretDigest(digest), keyId, new SecretDigest(secret), issuedAt, expiresAt);
  }
}
