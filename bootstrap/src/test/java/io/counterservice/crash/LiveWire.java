package io.counterservice.crash;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A bare connection of a watcher to a node, which can end at any byte. */
final class LiveWire implements AutoCloseable {
  private static final int CONNECT_MILLIS_MAX = 2_000;
  /** A heartbeat comes every 10 s. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(25);

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /** @param receiveBytes how much the system takes for a watcher that does not read; 0 as it likes */
  LiveWire(URI node, int receiveBytes) throws IOException {
    if (receiveBytes > 0)
      socket.setReceiveBufferSize(receiveBytes);
    socket.connect(new InetSocketAddress(node.getHost(), node.getPort()), CONNECT_MILLIS_MAX);
    socket.setSoTimeout((int) SILENCE_MAX.toMillis());
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  DataInputStream in() {
    return in;
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /**
   * Sends a request and reads the head of the answer.
   *
   * @throws ConnectException if the service cannot serve now
   * @throws IllegalStateException if it answers neither so nor as expected
   */
  void ask(String request, int expected) throws IOException {
    send(request.getBytes(StandardCharsets.US_ASCII));
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0)
      head.append((char) in.readUnsignedByte());
    if (head.indexOf("HTTP/1.1 503 ") == 0)
      throw new ConnectException("503");
    if (head.indexOf("HTTP/1.1 " + expected + " ") != 0)
      throw new IllegalStateException("answered with " + head);
  }

  /** Ends the connection as a crash would; whoever reads or writes on it fails. */
  void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException _) {
      // It has ended already.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
