package io.counterservice.application.port.out;

import io.counterservice.domain.access.LiveTicket;
import io.counterservice.domain.access.SecretDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * Where tickets wait for their one use, instants to the microsecond. Every method blocks and throws
 * {@link io.counterservice.application.port.UnavailableException}.
 */
public interface TicketStore {
  void insert(LiveTicket ticket);

  /** Takes a ticket out; of all who ask for it, on all nodes, one gets it. Nothing where there is none that expires after now. */
  Optional<LiveTicket> take(SecretDigest digest, Instant now);

  /** Takes out what has expired. */
  void removeExpired(Instant now);
}
