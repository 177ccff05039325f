package io.counterservice.adapter.persistence.jpa;

import io.counterservice.application.port.out.TicketStore;
import io.counterservice.domain.access.LiveTicket;
import io.counterservice.domain.access.SecretDigest;
import java.time.Instant;
import java.util.Optional;

/** Tickets in the table {@code live_ticket}. */
final class JpaTicketStore implements TicketStore {
  private final LiveTicketRepository tickets;
  private final Transactions transactions;

  JpaTicketStore(LiveTicketRepository tickets, Transactions transactions) {
    this.tickets = tickets;
    this.transactions = transactions;
  }

  @Override
  public void insert(LiveTicket ticket) {
    LiveTicketEntity _ = transactions.write(() -> tickets.save(new LiveTicketEntity(ticket)));
  }

  @Override
  public Optional<LiveTicket> take(SecretDigest digest, Instant now) {
    return transactions.write(() -> tickets.take(digest.hex(), now).map(LiveTicketEntity::toTicket));
  }

  @Override
  public void removeExpired(Instant now) {
    int _ = transactions.write(() -> tickets.deleteExpired(now));
  }
}
