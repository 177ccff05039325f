package io.counterservice.adapter.admin.access;

import io.counterservice.application.port.StoredSession;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions that this node saw last; the one that was not used for longest makes room for another. */
final class RecentSessions {
  static final int SESSIONS_MAX = 10_000;
  private final Map<String, Seen> sessions = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
      return size() > SESSIONS_MAX;
    }
  };

  /** @param isShared whether the other nodes were told of it */
  private record Seen(StoredSession session, boolean isShared) {}

  synchronized @Nullable StoredSession find(String id) {
    Seen seen = sessions.get(id);
    return seen == null ? null : seen.session();
  }

  /** One that only this node has; one that was shared and is no more has ended. */
  synchronized @Nullable StoredSession unshared(String id) {
    Seen seen = sessions.get(id);
    if (seen == null || !seen.isShared())
      return seen == null ? null : seen.session();
    sessions.remove(id);
    return null;
  }

  synchronized StoredSession keep(String id, StoredSession session, boolean isShared) {
    sessions.put(id, new Seen(session, isShared));
    return session;
  }

  /** Where there still is one: one that ended meanwhile does not come back. */
  synchronized void replace(String id, StoredSession session) {
    sessions.computeIfPresent(id, (_, seen) -> new Seen(session, seen.isShared()));
  }

  synchronized void remove(String id) {
    sessions.remove(id);
  }
}
