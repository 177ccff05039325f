package io.counterservice.crash;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** One connection, kept open, that never hides that an answer did not come: HTTP clients repeat requests by themselves. */
final class KeptConnection implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");
  private static final int ANSWER_MILLIS_MAX = 30_000;

  private final Socket socket;
  private final InputStream in;
  private final String apiKey;

  KeptConnection(int port, String apiKey) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.apiKey = apiKey;
    socket.setSoTimeout(ANSWER_MILLIS_MAX);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a request of this method and path, without a body, and reads the whole answer. */
  String ask(String methodAndPath) throws IOException {
    String request = methodAndPath + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nX-API-Key: " + apiKey + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String head = head();
    var length = LENGTH.matcher(head);
    int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return head + new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
  }

  private String head() throws IOException {
    var head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0)
        throw new EOFException("the connection ended without an answer");
      head.append((char) next);
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
