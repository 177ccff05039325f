package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.counter.CounterName;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Different paths have different names, and every name is one. */
class LogCounterNamesTest {
  private static final LogCounterNames NAMES = new LogCounterNames("web");
  private static final String START = "web:path";
  private static final int ESCAPED_LENGTH_MAX = CounterName.LENGTH_MAX - START.length();
  private static final long SEED = 20150517;

  @ParameterizedTest
  @CsvSource({"/,web:path:", "/images/web/2009/banner.png,web:path:images:web:2009:banner.png", "*,web:path_2a", "/a_b,web:path:a_5fb",
      "/a:b,web:path:a_3ab", "/?flav=rss20,web:path:_3fflav_3drss20", "/%E8,web:path:_25E8", "//,web:path::"})
  void a_path_stays_readable(String path, String name) {
    assertThat(NAMES.ofPath(path)).isEqualTo(name);
  }

  @Test
  void a_name_that_is_not_shortened_can_be_read_backwards() {
    var random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      String path = randomPath(random, random.nextInt(ESCAPED_LENGTH_MAX / 3 + 1));
      assertThat(unescaped(NAMES.ofPath(path).substring(START.length()))).isEqualTo(path);
    }
  }

  @Test
  void all_paths_of_up_to_two_bytes_differ() {
    Set<String> names = new HashSet<>();
    names.add(NAMES.ofPath(""));
    for (char first = 0; first < 256; first++) {
      names.add(NAMES.ofPath("" + first));
      for (char second = 0; second < 256; second++)
        names.add(NAMES.ofPath("" + first + second));
    }
    assertThat(names).hasSize(1 + 256 + 256 * 256).allMatch(CounterName::isValid);
  }

  @Test
  void only_a_shortened_name_has_its_mark() {
    var random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      String path = randomPath(random, random.nextInt(200));
      boolean fits = LogCounterNames.escaped(path).length() <= ESCAPED_LENGTH_MAX;
      String name = NAMES.ofPath(path);
      assertThat(name.contains("__")).isEqualTo(!fits);
      assertThat(CounterName.isValid(name)).isTrue();
    }
  }

  @Test
  void long_paths_with_one_beginning_differ() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 1_000; i++)
      names.add(NAMES.ofPath("/" + "x".repeat(300) + i));
    assertThat(names).hasSize(1_000).allMatch(name -> name.length() == CounterName.LENGTH_MAX);
  }

  @Test
  void a_path_that_looks_like_a_shortened_name_is_not_taken_for_it() {
    String name = NAMES.ofPath("/" + "x".repeat(300));
    assertThat(NAMES.ofPath(name.substring(START.length()))).isNotEqualTo(name);
  }

  @Test
  void the_longest_escape_that_fits_is_kept_whole() {
    assertThat(NAMES.ofPath("x".repeat(ESCAPED_LENGTH_MAX))).isEqualTo(START + "x".repeat(ESCAPED_LENGTH_MAX));
    assertThat(NAMES.ofPath("x".repeat(ESCAPED_LENGTH_MAX + 1))).contains("__").hasSize(CounterName.LENGTH_MAX);
  }

  private static String unescaped(String escaped) {
    return Pattern.compile(":|_([0-9a-f]{2})").matcher(escaped)
        .replaceAll(found -> found.group(1) == null ? "/" : quoted((char) Integer.parseInt(found.group(1), 16)));
  }

  private static String quoted(char c) {
    return java.util.regex.Matcher.quoteReplacement(String.valueOf(c));
  }

  private static String randomPath(Random random, int length) {
    String common = "/_:__//aZ09.-%?";
    var path = new StringBuilder();
    for (int i = 0; i < length; i++)
      path.append(random.nextBoolean() ? common.charAt(random.nextInt(common.length())) : (char) random.nextInt(256));
    return path.toString();
  }
}
