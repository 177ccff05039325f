package io.counterservice.domain.counter;

/** Who asks for an operation: the id of an API key, or {@code user:} and the name of a user of the console. No key's id has a colon. */
public record Actor(String id) {
  private static final String USER = "user:";

  /** The user of a name. */
  public static Actor user(String name) {
    return new Actor(USER + name);
  }

  /** Whether it is a user, not a key. */
  public boolean isUser() {
    return id.startsWith(USER);
  }

  /** The id of the key, or the name of the user. */
  public String name() {
    return isUser() ? id.substring(USER.length()) : id;
  }
}
