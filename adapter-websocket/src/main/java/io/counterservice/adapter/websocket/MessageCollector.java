package io.counterservice.adapter.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts the fragments of a text message together. */
final class MessageCollector {
  static final int BYTES_MAX = 65_536;

  private @Nullable ByteBuf begun;

  /** The message, when this was its last fragment; else null. */
  @Nullable
  String add(WebSocketFrame fragment) throws CharacterCodingException, TooLong {
    ByteBuf part = fragment.content();
    if (begun == null && fragment.isFinalFragment())
      return decoded(part);
    if (begun == null)
      begun = part.alloc().buffer(part.readableBytes());
    if (begun.readableBytes() + part.readableBytes() > BYTES_MAX)
      throw new TooLong();
    var _ = begun.writeBytes(part);
    if (!fragment.isFinalFragment())
      return null;
    try {
      return decoded(begun);
    } finally {
      close();
    }
  }

  void close() {
    if (begun != null) {
      var _ = begun.release();
      begun = null;
    }
  }

  private static String decoded(ByteBuf bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(bytes.nioBuffer()).toString();
  }

  /** All fragments together are longer than a message may be. */
  static final class TooLong extends Exception {
    private static final long serialVersionUID = 1;

    TooLong() {
      super("a message is too long", null, false, false);
    }
  }
}
