package io.counterservice.adapter.websocket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A bare connection that speaks WebSocket by hand, for what no decent client sends. */
final class RawClient implements AutoCloseable {
  static final int TEXT = 0x81;
  static final int CLOSE = 0x88;
  static final int PING = 0x89;
  static final int PONG = 0x8a;
  private static final int READ_MILLIS_MAX = 10_000;
  private static final String UPGRADE = """
      GET /live HTTP/1.1\r
      Host: localhost\r
      X-Test-Key: all\r
      Connection: keep-alive, Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
      \r
      """;

  /** A frame of the server, each byte of its payload a character. */
  record Frame(int head, String payload) {
    int closeStatus() {
      return payload.charAt(0) * 256 + payload.charAt(1);
    }
  }

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /** @param receiveBytes how much the system may take for a client that does not read; 0 as it likes */
  RawClient(int port, int receiveBytes) {
    try {
      if (receiveBytes > 0)
        socket.setReceiveBufferSize(receiveBytes);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(READ_MILLIS_MAX);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connected, and the frame hello read. */
  static RawClient greeted(LiveServer server) {
    return greeted(server, 0);
  }

  static RawClient greeted(LiveServer server, int receiveBytes) {
    return greeted(server, "all", receiveBytes);
  }

  static RawClient greeted(LiveServer server, String key, int receiveBytes) {
    var client = new RawClient(server.port(), receiveBytes).send(UPGRADE.replace("all", key));
    if (!client.head().startsWith("HTTP/1.1 101 "))
      throw new IllegalStateException("no upgrade");
    client.frame();
    return client;
  }

  RawClient upgrade() {
    return send(UPGRADE);
  }

  RawClient send(String text) {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  RawClient send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawClient text(String json) {
    return send(frame(TEXT, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  /** A masked frame; the mask is zero. */
  static byte[] frame(int head, byte[] payload) {
    var out = new ByteArrayOutputStream();
    out.write(head);
    if (payload.length <= 125)
      out.write(0x80 | payload.length);
    else if (payload.length <= 0xffff) {
      out.write(0x80 | 126);
      out.write(payload.length >> 8);
      out.write(payload.length);
    } else {
      out.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8)
        out.write((int) ((long) payload.length >> shift));
    }
    out.writeBytes(new byte[4]);
    out.writeBytes(payload);
    return out.toByteArray();
  }

  /** The head of a response. */
  String head() {
    try {
      var text = new StringBuilder();
      while (text.indexOf("\r\n\r\n") < 0)
        text.append((char) in.readUnsignedByte());
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body of a response whose head says how long it is, or that it is one chunk. */
  String body(String head) {
    try {
      var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
      int bytes = length.find() ? Integer.parseInt(length.group(1)) : Integer.parseInt(line(), 16);
      return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n") < 0)
      text.append((char) in.readUnsignedByte());
    return text.toString().strip();
  }

  Frame frame() {
    try {
      int head = in.readUnsignedByte();
      int length = in.readUnsignedByte();
      if (length == 126)
        length = in.readUnsignedShort();
      return new Frame(head, new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status of the next frame that closes; others before it are passed over. */
  int closed() {
    Frame frame = frame();
    while (frame.head() != CLOSE)
      frame = frame();
    return frame.closeStatus();
  }

  /** Bytes as they come; -1 at the end. */
  int read() {
    try {
      return in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isEnded() {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      return true;
    }
  }

  /** Ends the connection with a reset, as a crash would. */
  void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
