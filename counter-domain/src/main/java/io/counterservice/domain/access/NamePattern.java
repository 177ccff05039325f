package io.counterservice.domain.access;

import io.counterservice.domain.counter.CounterName;

/** The counter names a key may touch: one name, or a prefix with a trailing {@code *}; {@code *} alone is every name. */
public record NamePattern(String text) {
  public static final NamePattern ALL = new NamePattern("*");
  public static final String RULE = "must be a counter name, a prefix of names with a trailing *, or *";

  public NamePattern {
    if (!isValid(text))
      throw new IllegalArgumentException("pattern " + RULE);
  }

  /** Whether the text is a pattern. */
  public static boolean isValid(String text) {
    if (!text.endsWith("*"))
      return CounterName.isValid(text);
    String prefix = text.substring(0, text.length() - 1);
    return prefix.isEmpty() || CounterName.isValid(prefix);
  }

  public boolean matches(CounterName name) {
    return isPrefix() ? name.value().startsWith(prefix()) : name.value().equals(text);
  }

  /** Whether it matches every name that begins so. */
  public boolean covers(String beginning) {
    return isPrefix() && beginning.startsWith(prefix());
  }

  /** Whether it ends in {@code *}. */
  public boolean isPrefix() {
    return text.endsWith("*");
  }

  /** The text without its trailing {@code *}. */
  public String prefix() {
    return isPrefix() ? text.substring(0, text.length() - 1) : text;
  }
}
