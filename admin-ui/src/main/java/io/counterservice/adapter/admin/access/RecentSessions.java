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

  /** Whether there is one that only this node has. */
  synchronized boolean isUnshared(String id) {
    Seen seen = sessions.get(id);
    return seen != null && !seen.isShared();
  }

  /** Of a session that the others do not have: one that was shared has ended, and is forgotten. */
  synchronized @Nullable StoredSession absent(String id) {
    if (!isUnshared(id))
      sessions.remove(id);
    return find(id);
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
