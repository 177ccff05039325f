package io.counterservice.adapter.persistence.grid;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import io.counterservice.application.port.StoredSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Puts a session where there still is one; runs at the members that have the entry. */
final class RenewSession implements EntryProcessor<String, Map<String, String>, @Nullable Void> {
  private static final long serialVersionUID = 1;
  private final HashMap<String, String> session;
  private final long keptMillis;

  RenewSession(StoredSession session, Duration kept) {
    this.session = new HashMap<>(SessionTexts.of(session));
    this.keptMillis = kept.toMillis();
  }

  @Override
  public @Nullable Void process(Map.Entry<String, Map<String, String>> entry) {
    if (entry.getValue() != null)
      ((ExtendedMapEntry<String, Map<String, String>>) entry).setValue(session, keptMillis, TimeUnit.MILLISECONDS);
    return null;
  }
}
