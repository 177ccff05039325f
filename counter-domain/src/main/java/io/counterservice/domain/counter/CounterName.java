package io.counterservice.domain.counter;

/**
 * A counter's name: 1 to 128 characters of {@code A-Z a-z 0-9 . _ : -}, the first a letter or digit; case matters.
 * Names are ordered as their bytes are.
 */
public record CounterName(String value) implements Comparable<CounterName> {
  public static final int LENGTH_MAX = 128;
  public static final String RULE = "must be 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit";

  public CounterName {
    if (!isValid(value))
      throw new IllegalArgumentException("a counter name " + RULE);
  }

  /** Whether the text is a counter name. */
  public static boolean isValid(String text) {
    if (text.isEmpty() || text.length() > LENGTH_MAX || !isLetterOrDigit(text.charAt(0)))
      return false;
    for (int at = 1; at < text.length(); at++)
      if (!isLetterOrDigit(text.charAt(at)) && "._:-".indexOf(text.charAt(at)) < 0)
        return false;
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  @Override
  public int compareTo(CounterName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
