package io.counterservice.adapter.rest.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8: the parser is lenient about overlong forms and surrogates, and guesses other encodings. */
final class Utf8 {
  private Utf8() {}

  static boolean isValid(byte[] bytes) {
    return isAscii(bytes) || decodes(bytes);
  }

  private static boolean isAscii(byte[] bytes) {
    int union = 0;
    for (byte b : bytes)
      union |= b;
    return union >= 0;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
      return decoder.decode(ByteBuffer.wrap(bytes)).limit() >= 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
