package io.counterservice.application.port.in;

import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.ApiKey;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * Issues tickets that let a browser in once, on any node, to watch live values, and redeems them. A stage fails with
 * {@link io.counterservice.application.port.UnavailableException}.
 */
public interface IssueTickets {
  /** How long a ticket is good. */
  Duration LIFETIME = Duration.ofSeconds(30);

  /** A ticket that stands for the key; or for a user of the console, where the key is {@link ApiKey#watching} of one. */
  CompletionStage<IssuedTicket> issue(ApiKey key);

  /**
   * Uses a ticket up: the key it stands for, as it is now. Denied where the text is no ticket, where it was used or has expired, and
   * where the key is not in force, lacks the scope {@code live:read}, or has another secret since.
   */
  CompletionStage<AccessDecision> redeem(String presented);

  /**
   * A ticket, this once as text.
   *
   * @param presented what the browser presents
   * @param expiresAt from when on it is refused
   */
  record IssuedTicket(String presented, Instant expiresAt) {
    @Override
    public String toString() {
      return "IssuedTicket[until " + expiresAt + "]";
    }
  }
}
