package io.counterservice.domain.access;

import org.jspecify.annotations.Nullable;

/** What a new password must keep. */
public enum PasswordRule {
  LONG("must have " + PasswordRule.CHARACTERS_MIN + " characters at least"),
  /** Of more bytes bcrypt would take no notice. */
  SHORT("must have " + PasswordRule.BYTES_MAX + " bytes in UTF-8 at most"),
  NOT_THE_NAME("must not be the name"),
  NEW("must not be the one before");

  public static final int CHARACTERS_MIN = 10;
  public static final int BYTES_MAX = 72;
  private final String text;

  PasswordRule(String text) {
    this.text = text;
  }

  /** The rule as written, such as {@code must not be the name}. */
  public String text() {
    return text;
  }

  /**
   * The first rule that a password breaks, or null where it keeps them all.
   *
   * @param former the password before, or null where it is not known
   */
  public static @Nullable PasswordRule brokenBy(String password, String name, @Nullable String former) {
    if (password.codePointCount(0, password.length()) < CHARACTERS_MIN)
      return LONG;
    if (!isShort(password))
      return SHORT;
    if (password.equalsIgnoreCase(name))
      return NOT_THE_NAME;
    return password.equals(former) ? NEW : null;
  }

  /** Whether the password has as many bytes in UTF-8 as a password may have. */
  public static boolean isShort(String password) {
    return password.length() <= BYTES_MAX && password.codePoints().map(PasswordRule::bytes).sum() <= BYTES_MAX;
  }

  private static int bytes(int codePoint) {
    if (codePoint < 0x80)
      return 1;
    if (codePoint < 0x800)
      return 2;
    return Character.isBmpCodePoint(codePoint) ? 3 : 4;
  }
}
