package io.counterservice.application.testing;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.TicketStore;
import io.counterservice.domain.access.LiveTicket;
import io.counterservice.domain.access.SecretDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tickets in memory; can be made to fail. */
public final class InMemoryTicketStore implements TicketStore {
  private final Map<SecretDigest, LiveTicket> tickets = new HashMap<>();
  private boolean broken;

  /** From now on every question fails, until {@link #repair()}. */
  public synchronized void breakDown() {
    broken = true;
  }

  public synchronized void repair() {
    broken = false;
  }

  @Override
  public synchronized void insert(LiveTicket ticket) {
    requireWhole();
    tickets.put(ticket.digest(), ticket);
  }

  @Override
  public synchronized Optional<LiveTicket> take(SecretDigest digest, Instant now) {
    requireWhole();
    Optional<LiveTicket> found = Optional.ofNullable(tickets.get(digest)).filter(ticket -> ticket.expiresAt().isAfter(now));
    found.ifPresent(ticket -> tickets.remove(ticket.digest()));
    return found;
  }

  @Override
  public synchronized void removeExpired(Instant now) {
    requireWhole();
    tickets.values().removeIf(ticket -> !ticket.expiresAt().isAfter(now));
  }

  private void requireWhole() {
    if (broken)
      throw new UnavailableException(Reason.DATABASE);
  }
}
