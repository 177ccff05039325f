package io.counterservice.adapter.rest.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8: the parser is lenient about overlong forms and surrogates, and guesses other encodings. */
final class Utf8 {
  private Utf8() {}

  static boolean isValid(byte[] bytes, int start, int end) {
    return isAscii(bytes, start, end) || decodes(ByteBuffer.wrap(bytes, start, end - start));
  }

  private static boolean isAscii(byte[] bytes, int start, int end) {
    int union = 0;
    for (int at = start; at < end; at++)
      union |= bytes[at];
    return union >= 0;
  }

  private static boolean decodes(ByteBuffer bytes) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
      return decoder.decode(bytes).limit() >= 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
