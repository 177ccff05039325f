package io.counterservice.benchmarks.live;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection and what it has seen. Belongs to the thread of its {@link Audience}. */
final class Subscriber {
  private static final byte[] NOTHING = {};
  private static final String ACCEPTED = "HTTP/1.1 101";
  private static final int PROBLEM_SHOWN_MAX = 300;

  final int number;
  private final SocketChannel channel;
  private final Feed feed;
  private final Tally tally;
  private final Sighting sighting = new Sighting();
  private final int firstCounter;
  private final long[] versions;
  /** What was read of a frame whose end has not arrived. */
  private byte[] begun = NOTHING;
  private boolean accepted;
  private int beginnings;
  private long updates;

  Subscriber(int number, SocketChannel channel, Feed feed, Tally tally) throws IOException {
    this.number = number;
    this.channel = channel;
    this.feed = feed;
    this.tally = tally;
    firstCounter = feed.firstCounter().applyAsInt(number);
    versions = new long[feed.counters()];
    Arrays.fill(versions, Sighting.UNKNOWN);
    // Whoever closes leaves at once: ten thousand connections in TIME_WAIT would use up the ports.
    channel.setOption(StandardSocketOptions.SO_LINGER, 0).setOption(StandardSocketOptions.TCP_NODELAY, true);
    write(ByteBuffer.wrap(feed.handshake().getBytes(StandardCharsets.US_ASCII)));
  }

  boolean isSubscribed() {
    return accepted && beginnings >= feed.beginnings();
  }

  long updates() {
    return updates;
  }

  void countAnew() {
    updates = 0;
  }

  /** Reads what has come, by way of a buffer that all subscribers share; answers why the connection is over, or null. */
  @Nullable
  String read(ByteBuffer buffer) throws IOException {
    buffer.clear().put(begun);
    if (channel.read(buffer) < 0)
      return "closed by the server";
    int end = buffer.position();
    int at = accepted ? 0 : accept(buffer, end);
    long now = System.currentTimeMillis();
    while (at < end) {
      int payload = Frames.payload(buffer, at, end);
      if (payload == Frames.INCOMPLETE || payload + Frames.length(buffer, at) > end)
        break;
      int next = payload + (int) Frames.length(buffer, at);
      switch (Frames.opcode(buffer, at)) {
        case Frames.TEXT -> hear(buffer, payload, next, now);
        case Frames.PING -> write(Frames.masked(Frames.PONG, bytes(buffer, payload, next)));
        case Frames.CLOSE -> {
          return "closed by the server: " + text(buffer, Math.min(payload + Short.BYTES, next), next);
        }
        case Frames.PONG -> {
        }
        default -> throw new IOException("a frame that no text is whole in");
      }
      at = next;
    }
    begun = at == end ? NOTHING : bytes(buffer, at, end);
    if (begun.length == buffer.capacity())
      throw new IOException("a frame that is longer than " + buffer.capacity() + " bytes");
    return null;
  }

  /** Where the first frame begins, once the server has agreed to WebSocket. */
  private int accept(ByteBuffer buffer, int end) throws IOException {
    var head = text(buffer, 0, end);
    int length = head.indexOf("\r\n\r\n") + 4;
    if (length < 4)
      return 0;
    if (!head.startsWith(ACCEPTED))
      throw new IOException("the WebSocket was refused: " + head.substring(0, Math.min(head.length(), PROBLEM_SHOWN_MAX)));
    accepted = true;
    var subscription = feed.subscription().apply(number);
    if (!subscription.isEmpty())
      say(subscription);
    return length;
  }

  void say(String text) throws IOException {
    write(Frames.masked(Frames.TEXT, text.getBytes(StandardCharsets.UTF_8)));
  }

  private void hear(ByteBuffer buffer, int start, int end, long now) {
    sighting.clear();
    feed.reader().read(buffer, start, end, sighting);
    int slot = sighting.counter - firstCounter;
    switch (sighting.kind) {
      case CHANGE -> {
        tally.changed(versions[slot], sighting, now);
        versions[slot] = sighting.version;
        updates++;
      }
      case SNAPSHOT -> {
        beginnings++;
        versions[slot] = sighting.version;
      }
      case GAP -> tally.gap();
      case ERROR -> tally.problem(text(buffer, start, Math.min(end, start + PROBLEM_SHOWN_MAX)));
      case OTHER -> {
      }
    }
  }

  /** What is said is little: it fits into what the system holds for a connection, unless the server does not read at all. */
  private void write(ByteBuffer message) throws IOException {
    while (message.hasRemaining())
      channel.write(message);
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      tally.problem("cannot close a connection: " + e);
    }
  }

  private static String text(ByteBuffer buffer, int start, int end) {
    return new String(bytes(buffer, start, end), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ByteBuffer buffer, int start, int end) {
    var bytes = new byte[end - start];
    buffer.get(start, bytes);
    return bytes;
  }
}
