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

  private final Map<Long, Told> told = new LinkedHashMap<>();

  Cursor() {
    this(Map.of());
  }

  /** One that goes on from what another remembered: what is not told of now is as far as it was. */
  Cursor(Map<Long, Version> remembered) {
    remembered.forEach((hash, version) -> told.put(hash, new Told(version, false)));
  }

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

  /**
   * A counter was told up to this version, or told that there never was one; false where it is one more than a stream may have. One that
   * is no more makes room, and so does one that was only remembered.
   *
   * @param isThere whether there is such a counter now
   */
  boolean tell(CounterName name, @Nullable Version version, boolean isThere) {
    long hash = hash(name);
    if (!told.containsKey(hash) && told.size() >= COUNTERS_MAX && !makeRoom())
      return false;
    told.put(hash, new Told(version, isThere));
    return true;
  }

  /** A counter is not told of. */
  void forget(CounterName name) {
    told.remove(hash(name));
  }

  private boolean makeRoom() {
    for (var counters = told.values().iterator(); counters.hasNext();)
      if (!counters.next().isThere) {
        counters.remove();
        return true;
      }
    return false;
  }

  void writeTo(StringBuilder out) {
    int start = out.length();
    told.forEach((hash, counter) -> {
      Version version = counter.version;
      if (version != null)
        out.append(out.length() == start ? "" : ".").append(Long.toUnsignedString(hash, RADIX)).append('-')
            .append(Long.toString(version.number(), RADIX));
    });
  }

  private record Told(@Nullable Version version, boolean isThere) {}
}
