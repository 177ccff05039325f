package io.counterservice.benchmarks.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** One HTTP connection of a {@link SteadyWriter}: one request, one answer, and again. */
final class Exchange {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");
  private static final byte SUCCESS = '2';
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final SocketChannel channel;
  /** The head that has come so far of an answer. */
  private String head = "";
  /** How much of the body is to come; below zero before the head is whole. */
  private long bodyLeft = -1;
  private boolean success;

  Exchange(InetSocketAddress server) throws IOException {
    channel = SocketChannel.open(server);
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true).setOption(StandardSocketOptions.SO_LINGER, 0);
  }

  SocketChannel channel() {
    return channel;
  }

  void send(ByteBuffer request) throws IOException {
    while (request.hasRemaining())
      channel.write(request);
  }

  /** Reads what has come, by way of a buffer that all share; answers whether the answer is whole. */
  boolean read(ByteBuffer buffer) throws IOException {
    int count = channel.read(buffer.clear());
    if (count < 0)
      throw new IOException("the server closed a connection that sends requests");
    if (bodyLeft >= 0)
      bodyLeft -= count;
    else
      bodyLeft = readHead(buffer, count);
    if (bodyLeft != 0)
      return false;
    bodyLeft = -1;
    return true;
  }

  /** How much of the body is left after the head and what came with it; below zero before the head is whole. */
  private long readHead(ByteBuffer buffer, int count) throws IOException {
    var bytes = new byte[count];
    buffer.get(0, bytes);
    head += new String(bytes, StandardCharsets.ISO_8859_1);
    int end = head.indexOf("\r\n\r\n") + 4;
    if (end < 4)
      return -1;
    var length = LENGTH.matcher(head);
    if (!length.find() || length.start() > end)
      throw new IOException("an answer without a length: " + head);
    success = head.charAt(STATUS_AT) == SUCCESS;
    long left = Long.parseLong(length.group(1)) - (head.length() - end);
    head = "";
    return left;
  }

  boolean isSuccess() {
    return success;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
