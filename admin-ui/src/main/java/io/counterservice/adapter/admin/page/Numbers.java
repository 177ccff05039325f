package io.counterservice.adapter.admin.page;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Whole numbers as people write them: a comma between thousands, a true minus. */
public final class Numbers {
  private static final String MINUS = "−";
  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)(?=(\\d{3})+$)");
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+|\\d{1,3}(,\\d{3})+)");

  private Numbers() {}

  public static String text(long number) {
    return text(BigInteger.valueOf(number));
  }

  public static String text(BigInteger number) {
    String digits = THOUSANDS.matcher(number.abs().toString()).replaceAll(",");
    return number.signum() < 0 ? MINUS + digits : digits;
  }

  /** With its sign, unless it is 0. */
  public static String change(BigInteger number) {
    return number.signum() > 0 ? "+" + text(number) : text(number);
  }

  /**
   * The number that somebody typed, with or without commas.
   *
   * @throws NumberFormatException where it is none, or lies beyond 64 bits
   */
  public static long parse(String typed) {
    String text = typed.strip().replace(MINUS, "-");
    if (!NUMBER.matcher(text).matches())
      throw new NumberFormatException("no whole number");
    return Long.parseLong(text.replace(",", ""));
  }
}
