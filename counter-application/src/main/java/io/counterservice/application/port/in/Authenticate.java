package io.counterservice.application.port.in;

import io.counterservice.domain.access.AccessDecision;
import java.util.concurrent.CompletionStage;

/** Decides whether a presented key is good. */
public interface Authenticate {
  /**
   * Decides on a key of the form {@code ck_<id>_<secret>}; any other text is denied. Fails with
   * {@link io.counterservice.application.port.UnavailableException} while what is known of keys may be out of date,
   * whatever the text. Nearly always complete when it is returned.
   */
  CompletionStage<AccessDecision> authenticate(String presented);
}
