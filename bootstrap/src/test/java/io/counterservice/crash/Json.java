package io.counterservice.crash;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON text, read strictly enough for answers of a service under test, so that this needs no library beside the JDK. */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** Maps, lists, strings, numbers, booleans, or null. */
  static @Nullable Object parse(String text) {
    var json = new Json(text);
    var value = json.value();
    json.skipSpace();
    if (json.at < text.length())
      throw json.unexpected();
    return value;
  }

  static Map<?, ?> object(@Nullable Object value) {
    if (value instanceof Map<?, ?> map)
      return map;
    throw new IllegalArgumentException("not a JSON object: " + value);
  }

  static List<?> array(@Nullable Object value) {
    if (value instanceof List<?> list)
      return list;
    throw new IllegalArgumentException("not a JSON array: " + value);
  }

  static long number(Map<?, ?> object, String field) {
    return integer(object, field).longValueExact();
  }

  static BigInteger integer(Map<?, ?> object, String field) {
    if (object.get(field) instanceof BigDecimal number)
      return number.toBigIntegerExact();
    throw new IllegalArgumentException("no number " + field + " in " + object);
  }

  static String string(Map<?, ?> object, String field) {
    if (object.get(field) instanceof String string)
      return string;
    throw new IllegalArgumentException("no string " + field + " in " + object);
  }

  private @Nullable Object value() {
    skipSpace();
    return switch (peek()) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> quoted();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    expect('{');
    while (!closes('}', members.isEmpty())) {
      skipSpace();
      var name = quoted();
      skipSpace();
      expect(':');
      members.put(name, value());
    }
    return members;
  }

  private List<@Nullable Object> elements() {
    List<@Nullable Object> elements = new ArrayList<>();
    expect('[');
    while (!closes(']', elements.isEmpty()))
      elements.add(value());
    return elements;
  }

  private boolean closes(char bracket, boolean empty) {
    skipSpace();
    if (peek() == bracket) {
      at++;
      return true;
    }
    if (!empty)
      expect(',');
    return false;
  }

  private String quoted() {
    expect('"');
    var content = new StringBuilder();
    for (char c = next(); c != '"'; c = next())
      content.append(c == '\\' ? escaped() : c);
    return content.toString();
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> c;
    };
  }

  private BigDecimal number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0)
      at++;
    if (start == at)
      throw unexpected();
    return new BigDecimal(text.substring(start, at));
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at))
      throw unexpected();
    at += word.length();
    return value;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0)
      at++;
  }

  private void expect(char c) {
    if (next() != c)
      throw unexpected();
  }

  private char peek() {
    if (at >= text.length())
      throw unexpected();
    return text.charAt(at);
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("not JSON at " + at + ": " + text);
  }
}
