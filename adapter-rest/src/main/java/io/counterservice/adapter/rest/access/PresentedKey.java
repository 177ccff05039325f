package io.counterservice.adapter.rest.access;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The key a request presents, in {@code Authorization: Bearer} or {@code X-API-Key}. */
final class PresentedKey {
  static final String NONE = "";
  private static final String BEARER = "Bearer ";
  private static final int LENGTH_MAX = 256;

  private PresentedKey() {}

  /** The text presented; {@link #NONE} where there is none, or where two differ. */
  static String of(HttpHeaders headers) {
    String bearer = bearer(headers.getFirst("Authorization"));
    String plain = headers.getFirst("X-API-Key");
    if (bearer != null && plain != null && !bearer.equals(plain))
      return NONE;
    String presented = bearer == null ? plain : bearer;
    return presented == null || presented.length() > LENGTH_MAX ? NONE : presented;
  }

  private static @Nullable String bearer(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length()))
      return null;
    return authorization.substring(BEARER.length()).strip();
  }
}
