package io.counterservice.domain.access;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many operations the keys that have it are admitted, each key for itself.
 *
 * @param name see {@link #NAME_RULE}
 * @param operationsPerSecond how many in the long run
 * @param burst how many at once, after a time of rest; no bulk may be larger
 * @param operationsPerDay how many in a day of UTC, or null where days are not counted; at least {@code burst}
 */
public record RatePlan(String name, long operationsPerSecond, long burst, @Nullable Long operationsPerDay) {
  /** What a key has in the place of a plan that is never limited; no plan can have this name. */
  public static final String NONE = "none";
  public static final int NAME_LENGTH_MAX = 64;
  public static final long OPERATIONS_PER_SECOND_MAX = 10_000_000;
  public static final long BURST_MAX = 100_000_000;
  public static final long OPERATIONS_PER_DAY_MAX = 1_000_000_000_000L;
  public static final String NAME_RULE = "must be 1 to " + NAME_LENGTH_MAX
      + " characters of A-Z a-z 0-9 . _ -, start with a letter or digit, and not be " + NONE;
  public static final String OPERATIONS_PER_SECOND_RULE = "must be 1 to " + OPERATIONS_PER_SECOND_MAX;
  public static final String BURST_RULE = "must be 1 to " + BURST_MAX;
  public static final String OPERATIONS_PER_DAY_RULE = "must be at least burst and at most " + OPERATIONS_PER_DAY_MAX;

  public RatePlan {
    require(isName(name), "name", NAME_RULE);
    require(isRate(operationsPerSecond), "operationsPerSecond", OPERATIONS_PER_SECOND_RULE);
    require(isBurst(burst), "burst", BURST_RULE);
    require(isDay(operationsPerDay, burst), "operationsPerDay", OPERATIONS_PER_DAY_RULE);
  }

  /** Whether the text can be the name of a plan; it stands in headers, where other characters would need escaping. */
  public static boolean isName(String text) {
    return !text.isEmpty() && text.length() <= NAME_LENGTH_MAX && !text.equals(NONE) && isLetterOrDigit(text.charAt(0))
        && text.chars().allMatch(c -> isLetterOrDigit((char) c) || c == '.' || c == '_' || c == '-');
  }

  public static boolean isRate(long operationsPerSecond) {
    return operationsPerSecond >= 1 && operationsPerSecond <= OPERATIONS_PER_SECOND_MAX;
  }

  public static boolean isBurst(long burst) {
    return burst >= 1 && burst <= BURST_MAX;
  }

  /** Whether a day of so many operations goes with the burst: one that is smaller could never be used up at once. */
  public static boolean isDay(@Nullable Long operationsPerDay, long burst) {
    return operationsPerDay == null || (operationsPerDay >= burst && operationsPerDay <= OPERATIONS_PER_DAY_MAX);
  }

  /** Each part but the name by the name it has over REST, as text; without what is absent. */
  public SortedMap<String, String> facts() {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("operationsPerSecond", Long.toString(operationsPerSecond));
    facts.put("burst", Long.toString(burst));
    if (operationsPerDay != null)
      facts.put("operationsPerDay", operationsPerDay.toString());
    return facts;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  private static void require(boolean kept, String part, String rule) {
    if (!kept)
      throw new IllegalArgumentException(part + " " + rule);
  }
}
