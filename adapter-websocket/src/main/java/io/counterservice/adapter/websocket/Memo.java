package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.LiveEvent;
import io.netty.buffer.ByteBuf;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how the events told last were encoded, so that one told to ten thousand watchers is encoded once. Events are found by identity:
 * the feed tells the same object to all. Confined to one event loop.
 */
final class Memo {
  private static final int SLOTS = 64;

  private final @Nullable LiveEvent[] events = new @Nullable LiveEvent[SLOTS];
  private final @Nullable ByteBuf[] encoded = new @Nullable ByteBuf[SLOTS];
  private final Function<LiveEvent, ByteBuf> encoder;

  Memo(Function<LiveEvent, ByteBuf> encoder) {
    this.encoder = encoder;
  }

  /** The event's bytes; the caller owns the buffer, but not its content, which others read too. */
  @SuppressWarnings("ReferenceEquality")
  ByteBuf of(LiveEvent event) {
    int slot = System.identityHashCode(event) & (SLOTS - 1);
    ByteBuf known = encoded[slot];
    if (known != null && events[slot] == event)
      return known.retainedDuplicate();
    ByteBuf fresh = encoder.apply(event);
    if (known != null)
      known.release();
    events[slot] = event;
    encoded[slot] = fresh;
    return fresh.retainedDuplicate();
  }

  void clear() {
    for (int slot = 0; slot < SLOTS; slot++) {
      ByteBuf known = encoded[slot];
      if (known != null)
        known.release();
      events[slot] = null;
      encoded[slot] = null;
    }
  }
}
