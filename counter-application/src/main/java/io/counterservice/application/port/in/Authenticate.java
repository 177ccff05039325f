package io.counterservice.application.port.in;

import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.ApiKey;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Decides whether a presented key is good, and whether who came in with it may stay. */
public interface Authenticate {
  /**
   * Decides on a key of the form {@code ck_<id>_<secret>}; any other text is denied. Fails with
   * {@link io.counterservice.application.port.UnavailableException} while what is known of keys may be out of date,
   * whatever the text. Nearly always complete when it is returned.
   */
  CompletionStage<AccessDecision> authenticate(String presented);

  /** Decides on whoever a trusted issuer of tokens vouches for, made by {@link ApiKey#vouched}. Fails as {@link #authenticate}. */
  CompletionStage<AccessDecision> vouched(ApiKey token);

  /**
   * Whether a connection that watches live values, and was let in with a key, may go on. Not once the key is revoked, has expired,
   * is gone, has lost the scope {@code live:read} or has another pattern or other origins; nor when a secret that could have opened the connection is
   * honoured no more, for a rotation must also end whoever came in with a leaked secret. While what is known of keys is out of
   * date, everybody may go on. Answers from memory, at once, on any thread.
   *
   * @param granted the key as it was when it was let in
   * @param since when that was; an instant a little before it errs on the safe side, one after it does not
   */
  boolean mayGoOn(ApiKey granted, Instant since);
}
