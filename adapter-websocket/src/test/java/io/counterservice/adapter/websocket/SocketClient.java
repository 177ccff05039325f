package io.counterservice.adapter.websocket;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket client that notes what it is told. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
  private static final int SECONDS_MAX = 10;
  private static final JsonMapper JSON = new JsonMapper();

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  final BlockingQueue<Integer> pings = new LinkedBlockingQueue<>();
  private final StringBuilder begun = new StringBuilder();
  private @Nullable WebSocket socket;
  volatile String reason = "";

  static SocketClient connect(LiveServer server, @Nullable String key) {
    var client = new SocketClient();
    var builder = server.client().newWebSocketBuilder();
    if (key != null)
      builder.header(LiveServer.KEY_HEADER, key);
    client.socket = builder.buildAsync(server.uri("ws", "/live"), client).join();
    return client;
  }

  /** Connected with a key that sees everything, and greeted. */
  static SocketClient greeted(LiveServer server) {
    SocketClient client = connect(server, "all");
    client.next("hello");
    return client;
  }

  WebSocket socket() {
    if (socket == null)
      throw new IllegalStateException("not connected");
    return socket;
  }

  SocketClient send(String text) {
    socket().sendText(text.replace('\'', '"'), true).join();
    return this;
  }

  SocketClient sendBytes(byte[] bytes) {
    socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
    return this;
  }

  JsonNode next() {
    try {
      JsonNode frame = frames.poll(SECONDS_MAX, TimeUnit.SECONDS);
      if (frame == null)
        throw new AssertionError("no frame came; closed: " + closed);
      return frame;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode next(String type) {
    JsonNode frame = next();
    if (!frame.get("type").asString().equals(type))
      throw new AssertionError("not of type " + type + ": " + frame);
    return frame;
  }

  /** Whether nothing else has come, when the server has answered a ping. */
  boolean isQuiet() {
    send("{'type':'ping','id':'quiet'}");
    return next().toString().equals("{\"type\":\"pong\",\"id\":\"quiet\"}");
  }

  /** The status with which the server closed. */
  int closed() {
    return closed.orTimeout(SECONDS_MAX, TimeUnit.SECONDS).join();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    begun.append(data);
    if (last) {
      frames.add(JSON.readTree(begun.toString()));
      begun.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
    pings.add(message.remaining());
    webSocket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String text) {
    reason = text;
    closed.complete(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket().abort();
  }
}
