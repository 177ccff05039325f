package io.counterservice.adapter.websocket;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the live connections of one event loop share: what was encoded last, and the clock that looks after them. Confined to its loop. */
final class LiveLoop {
  private static final long TICK_MILLIS = 500;

  private final EventLoop loop;
  private final Set<LiveConnection> connections = new LinkedHashSet<>();
  private final Memo frames = new Memo(event -> Encoding.frame(ServerFrame.of(event)));
  private final Memo loneEvents = new Memo(event -> Encoding.text(StreamText.ofLone(event)));
  private @Nullable ScheduledFuture<?> clock;

  LiveLoop(EventLoop loop) {
    this.loop = loop;
  }

  /** Events as WebSocket frames. */
  Memo frames() {
    return frames;
  }

  /** Events as those of a stream that has one counter alone. */
  Memo loneEvents() {
    return loneEvents;
  }

  EventLoop executor() {
    return loop;
  }

  void add(LiveConnection connection) {
    connections.add(connection);
    if (clock == null)
      clock = loop.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  void remove(LiveConnection connection) {
    connections.remove(connection);
    if (connections.isEmpty() && clock != null) {
      clock.cancel(false);
      clock = null;
      frames.clear();
      loneEvents.clear();
    }
  }

  int size() {
    return connections.size();
  }

  private void tick() {
    long now = System.nanoTime();
    for (LiveConnection connection : List.copyOf(connections))
      connection.tick(now);
  }
}
