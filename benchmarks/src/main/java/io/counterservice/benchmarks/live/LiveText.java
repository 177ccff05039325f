package io.counterservice.benchmarks.live;

import java.nio.ByteBuffer;

/** The frames of our service: flat JSON objects, of which only the fields that are counted are read. */
public final class LiveText implements TextReader {
  @Override
  public void read(ByteBuffer buffer, int start, int end, Sighting sighting) {
    int at = start + 1;
    while (at < end) {
      int key = skipTo('"', buffer, at, end) + 1;
      int keyEnd = stringEnd(buffer, key, end);
      int value = keyEnd + 2;
      if (value >= end)
        return;
      int valueEnd = valueEnd(buffer, value, end);
      note(buffer, new Field(key, keyEnd - key, value, valueEnd), sighting);
      at = valueEnd + 1;
    }
  }

  /** The keys that matter differ in their first letter or their length. */
  private static void note(ByteBuffer buffer, Field field, Sighting sighting) {
    switch (field.keyLength) {
      case 2 -> {
        if (buffer.get(field.key) == 'a' && buffer.get(field.value) == '"')
          sighting.atMillis = IsoTime.millis(buffer, field.value + 1);
      }
      case 4 -> {
        switch (buffer.get(field.key)) {
          case 't' -> sighting.kind = kind(buffer, field);
          case 'n' -> sighting.counter = (int) Digits.before(buffer, field.valueEnd - 1, field.value);
          case 'f' -> sighting.from = Digits.from(buffer, field.value, field.valueEnd);
          default -> {
          }
        }
      }
      case 7 -> {
        if (buffer.get(field.key) == 'v' && buffer.get(field.value) != 'n')
          sighting.version = Digits.from(buffer, field.value, field.valueEnd);
      }
      default -> {
      }
    }
  }

  private static Sighting.Kind kind(ByteBuffer buffer, Field field) {
    return switch (buffer.get(field.value + 1)) {
      case 'c' -> Sighting.Kind.CHANGE;
      case 's' -> Sighting.Kind.SNAPSHOT;
      case 'g' -> Sighting.Kind.GAP;
      case 'e' -> Sighting.Kind.ERROR;
      default -> Sighting.Kind.OTHER;
    };
  }

  private static int skipTo(char wanted, ByteBuffer buffer, int start, int end) {
    int at = start;
    while (at < end && buffer.get(at) != wanted)
      at++;
    return at;
  }

  /** Where the quotation mark stands that ends the string which begins here. */
  private static int stringEnd(ByteBuffer buffer, int start, int end) {
    int at = start;
    while (at < end && buffer.get(at) != '"')
      at += buffer.get(at) == '\\' ? 2 : 1;
    return at;
  }

  /** Where the comma or bracket stands that follows the value which begins here; what it contains is passed over. */
  private static int valueEnd(ByteBuffer buffer, int start, int end) {
    int depth = 0;
    for (int at = start; at < end; at++)
      switch (buffer.get(at)) {
        case '"' -> at = stringEnd(buffer, at + 1, end);
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (depth-- == 0)
            return at;
        }
        case ',' -> {
          if (depth == 0)
            return at;
        }
        default -> {
        }
      }
    return end;
  }

  /** Where a key and its value lie. */
  private record Field(int key, int keyLength, int value, int valueEnd) {}
}
