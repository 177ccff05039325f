package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.WatchCounters.Selection;
import io.counterservice.application.port.in.WatchCounters.Subscription;
import org.jspecify.annotations.Nullable;

/** What the client says: one JSON object with a {@code type}, in a text message. */
sealed interface ClientFrame {
  /** It wants to see more. */
  record Subscribe(Subscription subscription) implements ClientFrame {}

  /** It wants to see less. */
  record Unsubscribe(Selection selection) implements ClientFrame {}

  /** It asks whether the server is there. */
  record Ping(@Nullable String id) implements ClientFrame {}
}
