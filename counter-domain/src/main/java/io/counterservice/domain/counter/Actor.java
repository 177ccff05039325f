package io.counterservice.domain.counter;

import java.util.regex.Pattern;

/**
 * Who asks for an operation: the id of an API key, {@code user:} and the name of a user of the console, or {@code jwt:} and the subject of a token.
 * No key's id has a colon.
 */
public record Actor(String id) {
  private static final String USER = "user:";
  private static final String TOKEN = "jwt:";
  private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._@+:|/-]{1,64}");

  /** The user of a name. */
  public static Actor user(String name) {
    return new Actor(USER + name);
  }

  /** Whoever a token is about. */
  public static Actor token(String subject) {
    if (!isSubject(subject))
      throw new IllegalArgumentException("the subject of a token must have 1 to 64 letters, digits or any of . _ @ + : | / -");
    return new Actor(TOKEN + subject);
  }

  /** Whether a token may be about somebody called so. */
  public static boolean isSubject(String text) {
    return SUBJECT.matcher(text).matches();
  }

  /** Whether it is whoever a token is about. */
  public boolean isToken() {
    return id.startsWith(TOKEN);
  }

  /** Whether it is a user, not a key. */
  public boolean isUser() {
    return id.startsWith(USER);
  }

  /** The id of the key, the name of the user, or the subject of the token. */
  public String name() {
    return isUser() || isToken() ? id.substring(id.indexOf(':') + 1) : id;
  }
}
