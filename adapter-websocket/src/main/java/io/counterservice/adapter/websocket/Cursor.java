package io.counterservice.adapter.websocket;

import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream has told each of its counters. It is the id of each event, so that a browser brings it along when it comes back:
 * {@code <hash>-<version>}, joined by dots, both in base 36. The hash is the first 64 bits of the name's SHA-256; a hash that comes twice is
 * believed of neither, so that their counters are told anew.
 */
final class Cursor {
  static final int COUNTERS_MAX = 100;
  private static final int RADIX = 36;
  private static final int LENGTH_MAX = 4_096;

  private final Map<CounterName, Told> told = new LinkedHashMap<>();

  /** What a text remembers, by hash; nothing where it is none of ours. */
  static Map<Long, Version> read(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > LENGTH_MAX)
      return Map.of();
    var versions = new HashMap<Long, @Nullable Version>();
    try {
      for (String entry : text.split("\\.", -1)) {
        int dash = entry.indexOf('-');
        long hash = Long.parseUnsignedLong(entry, 0, dash, RADIX);
        var version = new Version(Long.parseLong(entry, dash + 1, entry.length(), RADIX));
        versions.put(hash, versions.containsKey(hash) ? null : version);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return Map.of();
    }
    return known(versions);
  }

  private static Map<Long, Version> known(Map<Long, @Nullable Version> versions) {
    var known = new HashMap<Long, Version>();
    versions.forEach((hash, version) -> {
      if (version != null)
        known.put(hash, version);
    });
    return Map.copyOf(known);
  }

  static long hash(CounterName name) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.value().getBytes(StandardCharsets.US_ASCII));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A counter was told up to this version, or told not to be there; false where it is one more than a stream may have. */
  boolean tell(CounterName name, @Nullable Version version) {
    Told known = told.get(name);
    if (known == null) {
      if (told.size() == COUNTERS_MAX)
        return false;
      known = new Told(Long.toUnsignedString(hash(name), RADIX));
      told.put(name, known);
    }
    known.version = version;
    return true;
  }

  void writeTo(StringBuilder out) {
    int start = out.length();
    for (Told counter : told.values()) {
      Version version = counter.version;
      if (version != null)
        out.append(out.length() == start ? "" : ".").append(counter.hash).append('-').append(Long.toString(version.number(), RADIX));
    }
  }

  private static final class Told {
    private final String hash;
    private @Nullable Version version;

    Told(String hash) {
      this.hash = hash;
    }
  }
}
