package io.counterservice.adapter.rest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A bare connection, for what no decent client sends. */
final class RawConnection implements AutoCloseable {
  private static final int READ_MILLIS_MAX = 20_000;

  private final Socket socket;
  private final InputStream in;

  RawConnection(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(READ_MILLIS_MAX);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawConnection send(String text) {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  RawConnection send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends, and says whether the connection still took it. */
  boolean sends(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Everything until the other side ends the connection, in order or by a reset. */
  String rest() {
    var text = new StringBuilder();
    try {
      for (int next = in.read(); next >= 0; next = in.read())
        text.append((char) next);
    } catch (SocketTimeoutException e) {
      throw new UncheckedIOException("the connection did not end", e);
    } catch (IOException _) {
      // a reset ends it too
    }
    return text.toString();
  }

  /** One response with its head and, by its Content-Length, its body. */
  String receive() {
    try {
      var text = new StringBuilder();
      while (text.indexOf("\r\n\r\n") < 0)
        text.append(next());
      int length = contentLength(text.toString());
      return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the other side has ended the connection. */
  boolean isEnded() {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      return true;
    }
  }

  private char next() throws IOException {
    int next = in.read();
    if (next < 0)
      throw new IOException("the connection ended within a response");
    return (char) next;
  }

  private static int contentLength(String head) {
    return head.toLowerCase(Locale.ROOT).lines().filter(line -> line.startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip())).findFirst().orElse(0);
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
