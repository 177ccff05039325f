package io.counterservice.adapter.admin.counters;

import io.counterservice.domain.counter.CounterName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which counters a list shows.
 *
 * @param prefix what their names begin with
 * @param label {@code name=value} that they carry; empty for any
 * @param after the name after which the page begins; null for the first one
 * @param size how many
 */
record CountersFilter(String prefix, String label, @Nullable String after, int size) {
  public static final List<Integer> SIZES = List.of(25, 50, 100);
  private static final int SIZE = 50;

  static CountersFilter of(MultiValueMap<String, String> query) {
    String after = text(query.getFirst("after"));
    String size = text(query.getFirst("size"));
    return new CountersFilter(text(query.getFirst("prefix")), text(query.getFirst("label")), after.isEmpty() ? null : after,
        SIZES.stream().filter(known -> String.valueOf(known).equals(size)).findFirst().orElse(SIZE));
  }

  /** What is wrong with what was typed, or null. */
  @Nullable
  String wrong() {
    if (!prefix.isEmpty() && !CounterName.isValid(prefix))
      return "The beginning of a name " + CounterName.RULE;
    if (after != null && !CounterName.isValid(after))
      return "The name to go on after " + CounterName.RULE;
    if (!label.isEmpty() && label.indexOf('=') < 1)
      return "Label must be name=value, such as team=web";
    return null;
  }

  Map<String, String> labels() {
    int at = label.indexOf('=');
    return label.isEmpty() ? Map.of() : Map.of(label.substring(0, at).strip(), label.substring(at + 1).strip());
  }

  /** Whether it shows all. */
  public boolean isOpen() {
    return prefix.isEmpty() && label.isEmpty();
  }

  private static String text(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "").strip();
  }
}
