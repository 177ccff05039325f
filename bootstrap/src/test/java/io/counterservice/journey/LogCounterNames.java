package io.counterservice.journey;

import io.counterservice.domain.counter.CounterName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How what a web log says becomes counter names, so that different paths never share a counter.
 *
 * <p>In a path, letters, digits, {@code .} and {@code -} stay, {@code /} becomes {@code :}, and every other byte becomes
 * {@code _} and its two hexadecimal digits; this can be read backwards, so it keeps different paths apart. Where the name would be too
 * long, it keeps its beginning and ends in {@code __} and the SHA-256 digest of the path; {@code __} stands in no other name.
 *
 * @param prefix what every name begins with
 */
record LogCounterNames(String prefix) {
  private static final String SHORTENED = "__";
  private static final int DIGEST_LENGTH = 64;

  String ofPath(String path) {
    String start = prefix + ":path";
    String escaped = escaped(path);
    int room = CounterName.LENGTH_MAX - start.length();
    if (escaped.length() <= room)
      return start + escaped;
    return start + escaped.substring(0, room - SHORTENED.length() - DIGEST_LENGTH) + SHORTENED + digest(path);
  }

  String ofStatus(String status) {
    return prefix + ":status:" + status;
  }

  String ofDay(String day) {
    return prefix + ":day:" + day;
  }

  static String escaped(String path) {
    var name = new StringBuilder(path.length() + 16);
    for (byte b : bytes(path)) {
      if (b == '/')
        name.append(':');
      else if (isKept(b))
        name.append((char) b);
      else
        name.append('_').append(HexFormat.of().toHexDigits(b));
    }
    return name.toString();
  }

  private static boolean isKept(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '.' || b == '-';
  }

  private static String digest(String path) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(path)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A log is bytes; it is read as if each were a character, so that none is lost. */
  private static byte[] bytes(String path) {
    return path.getBytes(StandardCharsets.ISO_8859_1);
  }
}
