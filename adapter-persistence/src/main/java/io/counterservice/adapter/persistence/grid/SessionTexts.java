package io.counterservice.adapter.persistence.grid;

import io.counterservice.application.port.StoredSession;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of sessions in the grid: texts by name in a map of the JDK, which every version of the service can read. */
final class SessionTexts {
  private static final String CREATED_AT = "@createdAt";
  private static final String USED_AT = "@usedAt";

  private SessionTexts() {}

  static Map<String, String> of(StoredSession session) {
    var texts = new HashMap<>(session.texts());
    texts.put(CREATED_AT, session.createdAt().toString());
    texts.put(USED_AT, session.usedAt().toString());
    return texts;
  }

  static StoredSession read(Map<String, String> texts) {
    var others = new HashMap<>(texts);
    return new StoredSession(instant(others.remove(CREATED_AT)), instant(others.remove(USED_AT)), others);
  }

  private static Instant instant(@Nullable String text) {
    return text == null ? Instant.EPOCH : Instant.parse(text);
  }
}
