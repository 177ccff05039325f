package io.counterservice.adapter.websocket;

import org.jspecify.annotations.Nullable;

/** JSON of ASCII characters alone, so that it has as many bytes as characters. The caller minds the grammar. */
final class JsonText implements CharSequence {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder(192);

  JsonText open() {
    out.append('{');
    return this;
  }

  JsonText close() {
    out.append('}');
    return this;
  }

  /** Writes the name of a field; it must need no escaping. */
  JsonText field(String name) {
    if (out.charAt(out.length() - 1) != '{')
      out.append(',');
    out.append('"').append(name).append("\":");
    return this;
  }

  JsonText number(String name, long value) {
    field(name);
    out.append(value);
    return this;
  }

  /** Writes a number, a boolean or null as it reads. */
  JsonText plain(String name, @Nullable Object value) {
    field(name);
    out.append(value);
    return this;
  }

  JsonText text(String name, String value) {
    field(name);
    out.append('"');
    for (int i = 0; i < value.length(); i++)
      character(value.charAt(i));
    out.append('"');
    return this;
  }

  private void character(char c) {
    if (c == '"' || c == '\\')
      out.append('\\').append(c);
    else if (c >= 0x20 && c < 0x7f)
      out.append(c);
    else
      out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 0xf)).append(HEX.charAt(c >> 4 & 0xf))
          .append(HEX.charAt(c & 0xf));
  }

  @Override
  public int length() {
    return out.length();
  }

  @Override
  public char charAt(int index) {
    return out.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return out.subSequence(start, end);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
