package io.counterservice.adapter.admin.counters;

import io.counterservice.domain.counter.Nearness;

/**
 * What is said of a value near a bound, in words, colour and shape.
 *
 * @param kind {@code near}, {@code at} or empty: the style
 * @param icon the symbol
 */
record State(String kind, String icon, String words) {
  private static final State QUIET = new State("", "", "");

  static State of(Nearness nearness) {
    return switch (nearness) {
      case INSIDE -> QUIET;
      case NEAR_MINIMUM -> new State("near", "warn", "Near minimum");
      case NEAR_MAXIMUM -> new State("near", "warn", "Near maximum");
      case AT_MINIMUM -> new State("at", "stop", "At minimum");
      case AT_MAXIMUM -> new State("at", "stop", "At maximum");
    };
  }

  public boolean isQuiet() {
    return words.isEmpty();
  }
}
