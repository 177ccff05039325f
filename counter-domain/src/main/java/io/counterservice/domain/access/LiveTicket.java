package io.counterservice.domain.access;

import java.time.Instant;

/**
 * The right to come in once, in place of a key, to watch live values: for browsers, which must not hold a key.
 *
 * @param digest of the ticket's text, which is stored nowhere
 * @param keyId of the key it stands for
 * @param secret what the key's secret was when the ticket was issued
 * @param expiresAt from when on it is refused
 */
public record LiveTicket(SecretDigest digest, String keyId, SecretDigest secret, Instant issuedAt, Instant expiresAt) {
  /**
   * Whether the ticket lets somebody in with what its key is now. Not after a rotation, nor after a secret has retired: the ticket
   * could come from whoever holds the secret that is not honoured any more.
   */
  public boolean letsIn(ApiKey present, Instant now) {
    return present.isInForce(now) && present.allows(Scope.LIVE_READ) && present.secret().equals(secret)
        && present.honoursAllOf(present, issuedAt, now);
  }
}
