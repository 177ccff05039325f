package io.counterservice.adapter.websocket;

import io.netty.channel.EventLoop;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What live connections share, for each event loop that has ever had one. */
final class LiveLoops {
  private final Map<EventLoop, LiveLoop> loops = new ConcurrentHashMap<>();

  LiveLoop of(EventLoop loop) {
    return loops.computeIfAbsent(loop, LiveLoop::new);
  }

  Collection<LiveLoop> all() {
    return loops.values();
  }
}
