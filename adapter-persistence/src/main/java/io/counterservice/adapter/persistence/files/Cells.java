package io.counterservice.adapter.persistence.files;

import io.counterservice.adapter.persistence.files.Draft.BrokenRule;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the cells of a CSV file.
 *
 * <p>Spreadsheets take for a formula what begins with {@code = + - @} or a tab. A description that does, or that begins with an apostrophe, has an
 * apostrophe before it in the file; reading takes that one away, so that whatever is written is read as it was.
 *
 * <p>Labels stand in one cell, {@code team=web; tier=gold}. Blanks around names and values do not count. A backslash has the character after it
 * stand for itself: a backslash, a semicolon, an equals sign in a name, a blank at an end, a first character as above.
 */
final class Cells {
  private static final String FORMULA = "=+-@\t\r\n";
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");

  private Cells() {}

  /** Quoted where it must be. */
  static String quoted(String text) {
    boolean isPlain = text.equals(text.strip()) && text.chars().noneMatch(c -> ",;\t\"\r\n".indexOf(c) >= 0);
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  static String harmless(String text) {
    return !text.isEmpty() && isGuarded(text.charAt(0)) ? "'" + text : text;
  }

  static String harmful(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && isGuarded(cell.charAt(1)) ? cell.substring(1) : cell;
  }

  private static boolean isGuarded(char first) {
    return first == '\'' || FORMULA.indexOf(first) >= 0;
  }

  static String labels(SortedMap<String, String> labels) {
    var cell = new StringBuilder();
    for (Map.Entry<String, String> label : labels.entrySet()) {
      if (!cell.isEmpty())
        cell.append("; ");
      escape(label.getKey(), "\\;=", cell);
      cell.append('=');
      escape(label.getValue(), "\\;", cell);
    }
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "\\" + cell : cell.toString();
  }

  private static void escape(String text, String special, StringBuilder cell) {
    for (int at = 0; at < text.length(); at++) {
      boolean isAtEnd = at == 0 || at == text.length() - 1;
      if (special.indexOf(text.charAt(at)) >= 0 || (isAtEnd && text.charAt(at) == ' '))
        cell.append('\\');
      cell.append(text.charAt(at));
    }
  }

  static SortedMap<String, String> labels(String cell) {
    SortedMap<String, String> labels = new TreeMap<>();
    @Nullable
    String name = null;
    var part = new Part();
    for (int at = 0; at < cell.length(); at++) {
      char c = cell.charAt(at);
      if (c == '\\' && at + 1 < cell.length())
        part.keep(cell.charAt(++at));
      else if (c == '=' && name == null)
        name = part.take();
      else if (c == ';') {
        add(name, part.take(), labels);
        name = null;
      } else
        part.add(c);
    }
    add(name, part.take(), labels);
    return labels;
  }

  /** A name or a value while it is read. */
  private static final class Part {
    private final StringBuilder text = new StringBuilder();
    private int kept;

    void add(char c) {
      if (c != ' ')
        keep(c);
      else if (!text.isEmpty())
        text.append(c);
    }

    void keep(char c) {
      text.append(c);
      kept = text.length();
    }

    String take() {
      String taken = text.substring(0, kept);
      text.setLength(0);
      kept = 0;
      return taken;
    }
  }

  private static void add(@Nullable String name, String value, SortedMap<String, String> labels) {
    if (name == null && value.isEmpty())
      return;
    if (name == null)
      throw new BrokenRule(Draft.LABELS, "must be name=value, with a semicolon between two");
    if (labels.put(name, value) != null)
      throw new BrokenRule(Draft.LABELS, "must not name a label twice");
  }

  static long number(String column, String cell) {
    if (!WHOLE.matcher(cell).matches())
      throw new BrokenRule(column, "must be a whole number in digits, without fraction, exponent or separators");
    try {
      return Long.parseLong(cell);
    } catch (NumberFormatException _) {
      throw new BrokenRule(column, "must be within the 64-bit range, -9223372036854775808 to 9223372036854775807");
    }
  }

  /** Spreadsheets write it in capitals. */
  static boolean flag(String column, String cell) {
    if (cell.equalsIgnoreCase("true"))
      return true;
    if (cell.equalsIgnoreCase("false"))
      return false;
    throw new BrokenRule(column, "must be true or false");
  }
}
