package io.counterservice.adapter.rest.badges;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Something that pages of every origin may show and every cache may keep; known by an entity tag of its bytes. */
final class PublicFile {
  private static final int TAG_BYTES = 8;

  private final String mediaType;
  private final byte[] body;
  private final String caching;
  private final String tag;

  PublicFile(String mediaType, byte[] body, String caching) {
    this.mediaType = mediaType;
    this.body = body;
    this.caching = caching;
    this.tag = "\"" + HexFormat.of().formatHex(digest(body), 0, TAG_BYTES) + "\"";
  }

  /** The file, or 304 for a caller who says that he has it. */
  Answer answerTo(Call call) {
    return Answer.of(isKnownTo(call) ? 304 : 200, mediaType, body).header("ETag", tag).header("Cache-Control", caching)
        .header("Access-Control-Allow-Origin", "*")
        .header("Cross-Origin-Resource-Policy", "cross-origin").header("X-Content-Type-Options", "nosniff");
  }

  private boolean isKnownTo(Call call) {
    return Arrays.stream(String.join(",", call.headers("If-None-Match")).split(",", -1)).map(String::strip)
        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
