package io.counterservice.domain.counter;

import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Free text: what may be kept, and how it stands in a canonical text. There every text is in quotes, so that no text can
 * pass for another part, and nothing depends on a locale.
 */
final class Text {
  static final String STORABLE_RULE = "must not contain U+0000 or half a surrogate pair";

  private Text() {}

  /** How many characters, as people count them: a surrogate pair is one. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether the text can be kept as it is. */
  static boolean isStorable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String quoted(SortedMap<String, String> pairs) {
    StringJoiner quoted = new StringJoiner(", ", "{", "}");
    for (Map.Entry<String, String> pair : pairs.entrySet())
      quoted.add(quoted(pair.getKey()) + ": " + quoted(pair.getValue()));
    return quoted.toString();
  }

  /** A text of 36 characters that stands for one of any length: 122 bits, the same on every machine. */
  static String digest(CharSequence text) {
    byte[] bytes = new byte[Character.BYTES * text.length()];
    for (int at = 0; at < text.length(); at++) {
      bytes[Character.BYTES * at] = (byte) (text.charAt(at) >> Byte.SIZE);
      bytes[Character.BYTES * at + 1] = (byte) text.charAt(at);
    }
    return UUID.nameUUIDFromBytes(bytes).toString();
  }

  /** A part that may be absent; {@code part} is a number or a boolean. */
  static String optional(@Nullable Object part) {
    return part == null ? "absent" : part.toString();
  }
}
