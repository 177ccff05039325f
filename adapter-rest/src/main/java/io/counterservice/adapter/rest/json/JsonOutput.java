package io.counterservice.adapter.rest.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of UTF-8 JSON, written by hand: replies have few and fixed fields, and a bulk has ten thousand of
 * them. The caller places commas by {@link #field} and {@link #item}; nothing here checks the grammar.
 */
public final class JsonOutput {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LEAST = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
  private static final int LONG_BYTES_MAX = 20;

  private byte[] bytes;
  private int size;

  public JsonOutput(int bytesExpected) {
    this.bytes = new byte[bytesExpected];
  }

  public byte[] toByteArray() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  public int size() {
    return size;
  }

  public JsonOutput openObject() {
    return raw('{');
  }

  public JsonOutput closeObject() {
    return raw('}');
  }

  public JsonOutput openArray() {
    return raw('[');
  }

  public JsonOutput closeArray() {
    return raw(']');
  }

  /** Puts a comma unless this is the first element of the array. */
  public JsonOutput item() {
    return size > 0 && bytes[size - 1] == '[' ? this : raw(',');
  }

  /** Writes the name of a field; it must need no escaping. */
  public JsonOutput field(String name) {
    if (size > 0 && bytes[size - 1] != '{')
      raw(',');
    return raw('"').ascii(name).raw('"').raw(':');
  }

  public JsonOutput number(long value) {
    if (value == Long.MIN_VALUE)
      return append(LEAST);
    reserve(LONG_BYTES_MAX);
    long rest = value;
    if (rest < 0) {
      bytes[size++] = '-';
      rest = -rest;
    }
    int digits = digits(rest);
    for (int at = size + digits - 1; at >= size; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    return this;
  }

  public JsonOutput bool(boolean value) {
    return ascii(value ? "true" : "false");
  }

  public JsonOutput nul() {
    return ascii("null");
  }

  /** Writes any string, quoted and escaped. */
  public JsonOutput string(String value) {
    raw('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x80)
        i += beyondAscii(value, i);
      else
        character(c);
    }
    return raw('"');
  }

  /** Writes characters that need neither escaping nor more than one byte each. */
  @SuppressWarnings("deprecation") // The only copy of the low bytes without an encoder; the characters are ASCII.
  public JsonOutput ascii(String value) {
    int length = value.length();
    reserve(length);
    value.getBytes(0, length, bytes, size);
    size += length;
    return this;
  }

  public JsonOutput raw(char c) {
    reserve(1);
    bytes[size++] = (byte) c;
    return this;
  }

  /** Appends JSON that was written before. */
  public JsonOutput append(byte[] written) {
    reserve(written.length);
    System.arraycopy(written, 0, bytes, size, written.length);
    size += written.length;
    return this;
  }

  private void character(char c) {
    if (c == '"' || c == '\\')
      raw('\\').raw(c);
    else if (c >= 0x20)
      raw(c);
    else
      ascii("\\u00").raw((char) HEX[c >> 4]).raw((char) HEX[c & 0xf]);
  }

  /** Writes the code point at i; returns how many further characters it took. */
  private int beyondAscii(String value, int i) {
    int point = value.codePointAt(i);
    append(new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8));
    return Character.charCount(point) - 1;
  }

  private void reserve(int more) {
    if (bytes.length - size < more)
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
  }

  private static int digits(long value) {
    int digits = 1;
    for (long bound = 10; digits < 19 && value >= bound; bound *= 10)
      digits++;
    return digits;
  }
}
