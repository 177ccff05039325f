package io.counterservice.application.port;

import java.time.Instant;
import java.util.Map;

/**
 * A session of the console at rest. It holds texts alone, so that another version of the service can read it.
 *
 * @param createdAt when it began; it may not go on for ever, however much it is used
 * @param usedAt when it was used, a little while ago at most
 * @param texts what it holds, by name
 */
public record StoredSession(Instant createdAt, Instant usedAt, Map<String, String> texts) {
  public StoredSession {
    texts = Map.copyOf(texts);
  }
}
