package io.counterservice.crash;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A WebSocket, spoken by hand. */
record LiveSocket(LiveWire wire) implements LiveLine {
  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final int PING = 0x89;
  private static final int PONG = 0x8a;
  private static final int SHORT_MAX = 125;
  /** The service stops, or the connection is just over. */
  private static final Set<Integer> USUAL = Set.of(1000, 1001, 1012);
  private static final String UPGRADE = "GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
      + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nX-API-Key: ";

  /** Opens it and subscribes. */
  static LiveSocket open(LiveWire wire, String apiKey, String subscribe) throws IOException {
    wire.ask(UPGRADE + apiKey + "\r\n\r\n", 101);
    var socket = new LiveSocket(wire);
    socket.send(TEXT, subscribe.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  @Override
  public Heard next() throws IOException {
    while (true) {
      int head = wire.in().readUnsignedByte();
      byte[] payload = payload(wire.in());
      if (head == TEXT)
        return new Heard(Json.object(Json.parse(new String(payload, StandardCharsets.UTF_8))), null);
      if (head == CLOSE)
        throw closed(payload);
      if (head != PING)
        throw new IllegalStateException("was sent a frame of kind " + head);
      send(PONG, payload);
    }
  }

  private static byte[] payload(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte();
    if (length > SHORT_MAX + 1)
      throw new IllegalStateException("was sent a frame of 64 KiB or more, or a masked one");
    byte[] payload = new byte[length == SHORT_MAX + 1 ? in.readUnsignedShort() : length];
    in.readFully(payload);
    return payload;
  }

  private static EOFException closed(byte[] payload) {
    int status = payload.length < 2 ? 1000 : (payload[0] & 0xff) * 256 + (payload[1] & 0xff);
    if (!USUAL.contains(status))
      throw new IllegalStateException("was closed with " + status);
    return new EOFException("closed");
  }

  /** The mask is zero. */
  private void send(int head, byte[] payload) throws IOException {
    var frame = new ByteArrayOutputStream();
    frame.write(head);
    if (payload.length > SHORT_MAX) {
      frame.write(0x80 | (SHORT_MAX + 1));
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else
      frame.write(0x80 | payload.length);
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    wire.send(frame.toByteArray());
  }
}
