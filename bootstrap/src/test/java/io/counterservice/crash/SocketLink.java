package io.counterservice.crash;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A WebSocket on a plain socket, so that it can be torn at any byte. */
final class SocketLink implements LiveLink {
  private static final int MOMENT_MILLIS = 100;
  private static final int FRAME_MILLIS = 10_000;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int FINAL = 0x80;
  private static final int LENGTH = 0x7f;
  private static final int IN_TWO_BYTES = 126;
  private static final int LENGTH_MAX = 0xffff;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /** @param since the version of each counter that is known */
  SocketLink(URI node, String apiKey, String mode, Iterable<String> counters, Map<String, Long> since) throws IOException {
    try {
      socket.connect(new InetSocketAddress(node.getHost(), node.getPort()), FRAME_MILLIS);
      socket.setSoTimeout(FRAME_MILLIS);
      in = new DataInputStream(socket.getInputStream());
      socket.getOutputStream()
          .write(("GET /live HTTP/1.1\r\nHost: " + node.getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nAuthorization: Bearer " + apiKey + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      String head = head();
      if (!head.startsWith("HTTP/1.1 101 "))
        throw new IOException(head.lines().findFirst().orElse("no answer"));
      send(TEXT, subscribe(mode, counters, since));
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  private static byte[] subscribe(String mode, Iterable<String> counters, Map<String, Long> since) {
    String versions = since.entrySet().stream().map(known -> "\"" + known.getKey() + "\":" + known.getValue())
        .collect(Collectors.joining(","));
    return ("{\"type\":\"subscribe\",\"mode\":\"" + mode + "\",\"counters\":[\"" + String.join("\",\"", counters) + "\"],\"since\":{"
        + versions
        + "}}").getBytes(StandardCharsets.US_ASCII);
  }

  private String head() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0)
      head.append((char) in.readUnsignedByte());
    return head.toString();
  }

  @Override
  public Optional<String> next() throws IOException {
    int opcode = opcode();
    if (opcode < 0)
      return Optional.empty();
    int length = in.readUnsignedByte() & LENGTH;
    byte[] payload = new byte[length == IN_TWO_BYTES ? in.readUnsignedShort() : length];
    in.readFully(payload);
    if (opcode == CLOSE)
      throw new EOFException("closed by the service");
    if (opcode == PING)
      send(PONG, payload);
    return opcode == TEXT ? Optional.of(new String(payload, StandardCharsets.UTF_8)) : Optional.empty();
  }

  /** Of the next frame, or -1 if none begins within a moment. */
  private int opcode() throws IOException {
    socket.setSoTimeout(MOMENT_MILLIS);
    try {
      return in.readUnsignedByte() & ~FINAL;
    } catch (SocketTimeoutException _) {
      return -1;
    } finally {
      socket.setSoTimeout(FRAME_MILLIS);
    }
  }

  /** A mask of zeros leaves the payload as it is. */
  private void send(int opcode, byte[] payload) throws IOException {
    if (payload.length > LENGTH_MAX)
      throw new IOException("too long a frame");
    boolean isShort = payload.length < IN_TWO_BYTES;
    int headLength = isShort ? 6 : 8;
    byte[] frame = new byte[headLength + payload.length];
    frame[0] = (byte) (FINAL | opcode);
    frame[1] = (byte) (FINAL | (isShort ? payload.length : IN_TWO_BYTES));
    if (!isShort) {
      frame[2] = (byte) (payload.length >> Byte.SIZE);
      frame[3] = (byte) payload.length;
    }
    System.arraycopy(payload, 0, frame, headLength, payload.length);
    socket.getOutputStream().write(frame);
  }

  @Override
  public void close() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException _) {
      // It is gone.
    }
  }
}
