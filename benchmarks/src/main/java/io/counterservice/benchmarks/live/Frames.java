package io.counterservice.benchmarks.live;

import java.nio.ByteBuffer;

/** WebSocket frames (RFC 6455). A client must mask what it sends; with a key of zeros that changes nothing. */
final class Frames {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;
  /** Of a frame whose end has not arrived. */
  static final int INCOMPLETE = -1;

  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int SHORT_LENGTH = 126;
  private static final int LONG_LENGTH = 127;
  private static final int KEY_BYTES = 4;

  private Frames() {}

  static int opcode(ByteBuffer buffer, int start) {
    return buffer.get(start) & 0xf;
  }

  /** Where the payload of the frame begins that begins at {@code start}; {@link #INCOMPLETE} where that cannot be told yet. */
  static int payload(ByteBuffer buffer, int start, int end) {
    if (end - start < 2)
      return INCOMPLETE;
    int payload = start + switch (buffer.get(start + 1)) {
      case SHORT_LENGTH -> 2 + Short.BYTES;
      case LONG_LENGTH -> 2 + Long.BYTES;
      default -> 2;
    };
    return payload > end ? INCOMPLETE : payload;
  }

  /** How long the payload is of the frame that begins at {@code start}. */
  static long length(ByteBuffer buffer, int start) {
    return switch (buffer.get(start + 1)) {
      case SHORT_LENGTH -> Short.toUnsignedLong(buffer.getShort(start + 2));
      case LONG_LENGTH -> buffer.getLong(start + 2);
      default -> buffer.get(start + 1);
    };
  }

  /** A whole frame from a client. */
  static ByteBuffer masked(int opcode, byte[] payload) {
    var frame = ByteBuffer.allocate(2 + Long.BYTES + KEY_BYTES + payload.length).put((byte) (FINAL | opcode));
    if (payload.length < SHORT_LENGTH)
      frame.put((byte) (MASKED | payload.length));
    else if (payload.length < 1 << Short.SIZE)
      frame.put((byte) (MASKED | SHORT_LENGTH)).putShort((short) payload.length);
    else
      frame.put((byte) (MASKED | LONG_LENGTH)).putLong(payload.length);
    return frame.putInt(0).put(payload).flip();
  }
}
