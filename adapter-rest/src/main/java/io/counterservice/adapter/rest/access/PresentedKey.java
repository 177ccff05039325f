package io.counterservice.adapter.rest.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The key or token a request presents, in {@code Authorization: Bearer} or {@code X-API-Key}. */
final class PresentedKey {
  static final String NONE = "";
  private static final String AUTHORIZATION = "Authorization";
  private static final String API_KEY = "X-API-Key";
  private static final String BEARER = "Bearer ";
  private static final int LENGTH_MAX = 8_192;

  private PresentedKey() {}

  /** Whether there is a header to present a key in. */
  static boolean isIn(HttpHeaders headers) {
    return headers.containsHeader(AUTHORIZATION) || headers.containsHeader(API_KEY);
  }

  /** The text presented; {@link #NONE} where there is none, where a header comes twice, or where the two differ. */
  static String of(HttpHeaders headers) {
    List<String> authorizations = headers.getOrEmpty(AUTHORIZATION);
    List<String> plains = headers.getOrEmpty(API_KEY);
    if (authorizations.size() > 1 || plains.size() > 1)
      return NONE;
    String bearer = authorizations.isEmpty() ? null : bearer(authorizations.getFirst());
    String plain = plains.isEmpty() ? null : plains.getFirst();
    if (bearer != null && plain != null && !bearer.equals(plain))
      return NONE;
    String presented = bearer == null ? plain : bearer;
    return presented == null || presented.length() > LENGTH_MAX ? NONE : presented;
  }

  private static @Nullable String bearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length()))
      return null;
    return authorization.substring(BEARER.length()).strip();
  }
}
