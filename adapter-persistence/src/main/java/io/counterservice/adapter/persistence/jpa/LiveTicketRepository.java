package io.counterservice.adapter.persistence.jpa;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads and writes {@code live_ticket}. */
interface LiveTicketRepository extends Repository<LiveTicketEntity, String> {
  LiveTicketEntity save(LiveTicketEntity ticket);

  /** One statement: whoever comes second waits for the first to commit, and finds no row. */
  @Query(value = "DELETE FROM live_ticket WHERE digest = ?1 AND expires_at > ?2 RETURNING *", nativeQuery = true)
  Optional<LiveTicketEntity> take(String digest, Instant now);

  @Modifying
  @Query("DELETE FROM LiveTicketEntity t WHERE t.expiresAt <= ?1")
  int deleteExpired(Instant now);
}
