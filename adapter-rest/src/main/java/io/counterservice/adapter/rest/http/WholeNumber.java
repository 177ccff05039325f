package io.counterservice.adapter.rest.http;

import io.counterservice.adapter.rest.problem.Problem;

/** Reads whole numbers from text as JSON writes them: ASCII digits, at most one minus, no plus, no leading zeros. */
final class WholeNumber {
  private WholeNumber() {}

  static long parse(String name, String text) {
    if (!isWhole(text))
      throw Problem.invalid(name, "must be a whole number, without fraction or exponent").asException();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.invalid(name, "must be within the 64-bit range, -9223372036854775808 to 9223372036854775807").asException();
    }
  }

  private static boolean isWhole(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    if (text.length() == first || (text.length() > first + 1 && text.charAt(first) == '0'))
      return false;
    for (int i = first; i < text.length(); i++)
      if (text.charAt(i) < '0' || text.charAt(i) > '9')
        return false;
    return true;
  }
}
