package io.counterservice.adapter.websocket;

/** A WebSocket or a stream of server-sent events, as its loop looks after it. */
interface LiveConnection {
  /** Asks whether the other side is still there and may go on. */
  void tick(long nanos);
}
