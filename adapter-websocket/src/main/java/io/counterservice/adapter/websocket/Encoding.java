package io.counterservice.adapter.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;

/** Bytes as they go over the wire. A whole WebSocket frame in a buffer passes the server's frame encoder untouched. */
final class Encoding {
  private static final int FINAL_TEXT = 0x81;
  private static final int SHORT_MAX = 125;
  private static final int TWO_BYTES = 126;
  private static final int TWO_BYTES_MAX = 0xffff;
  private static final int HEAD_MAX = 4;
  private static final ByteBufAllocator BUFFERS = PooledByteBufAllocator.DEFAULT;

  private Encoding() {}

  /** A text message in one unmasked frame. */
  static ByteBuf frame(CharSequence ascii) {
    int length = ascii.length();
    if (length > TWO_BYTES_MAX)
      throw new IllegalArgumentException("a frame of the server has at most " + TWO_BYTES_MAX + " bytes");
    ByteBuf frame = BUFFERS.directBuffer(length + HEAD_MAX);
    frame.writeByte(FINAL_TEXT);
    if (length <= SHORT_MAX)
      frame.writeByte(length);
    else
      frame.writeByte(TWO_BYTES).writeShort(length);
    ByteBufUtil.writeAscii(frame, ascii);
    return frame;
  }

  static ByteBuf text(CharSequence ascii) {
    ByteBuf text = BUFFERS.directBuffer(ascii.length());
    ByteBufUtil.writeAscii(text, ascii);
    return text;
  }
}
