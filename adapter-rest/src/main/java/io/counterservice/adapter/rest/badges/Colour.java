package io.counterservice.adapter.rest.badges;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A colour of a badge.
 *
 * @param rgb red, green and blue, eight bits each
 */
record Colour(int rgb) {
  private static final Map<String, Integer> NAMED = new TreeMap<>(Map.ofEntries(Map.entry("black", 0x1f2328), Map.entry("blue", 0x0b66c3),
      Map.entry("brightgreen", 0x3fc64f), Map.entry("brown", 0x855425), Map.entry("gray", 0x4b535d), Map.entry("green", 0x1a7f37),
      Map.entry("grey", 0x4b535d), Map.entry("lightgray", 0xc9d1d9), Map.entry("lightgrey", 0xc9d1d9), Map.entry("orange", 0xf08c2e),
      Map.entry("pink", 0xbf3989), Map.entry("purple", 0x7a4bd0), Map.entry("red", 0xcf222e), Map.entry("teal", 0x0f766e),
      Map.entry("white", 0xffffff), Map.entry("yellow", 0xe3b341)));
  static final String RULE = "must be " + String.join(", ", NAMED.keySet()) + ", or 3 or 6 hexadecimal digits without #";

  private static final Colour WHITE = new Colour(0xffffff);
  private static final Colour BLACK = new Colour(0);
  /** What the Web Content Accessibility Guidelines ask for, level AA. Black or white has it on every colour. */
  private static final double CONTRAST_MIN = 4.5;

  /** The colour of a name or of hexadecimal digits, as a page writes it. */
  static Optional<Colour> of(String text) {
    Integer named = NAMED.get(text);
    if (named != null)
      return Optional.of(new Colour(named));
    if (text.matches("[0-9a-fA-F]{6}"))
      return Optional.of(new Colour(Integer.parseInt(text, 16)));
    return text.matches("[0-9a-fA-F]{3}") ? of(text.replaceAll("[0-9a-fA-F]", "$0$0")) : Optional.empty();
  }

  /** As SVG writes it. */
  String hex() {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }

  /** What to write with on this colour: white where it can be read, else black. */
  Colour ink() {
    return contrastWith(WHITE) >= CONTRAST_MIN ? WHITE : BLACK;
  }

  /** How well the one can be told from the other, from 1 to 21. */
  double contrastWith(Colour other) {
    double one = luminance() + 0.05;
    double two = other.luminance() + 0.05;
    return Math.max(one, two) / Math.min(one, two);
  }

  private double luminance() {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int bits) {
    double part = (bits & 0xff) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
