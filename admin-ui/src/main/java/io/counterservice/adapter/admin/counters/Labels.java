package io.counterservice.adapter.admin.counters;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labels as people write them: {@code team=web}. */
final class Labels {
  private Labels() {}

  static List<String> lines(Map<String, String> labels) {
    return labels.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()).toList();
  }

  /**
   * One label a line; empty lines do not count.
   *
   * @throws IllegalArgumentException where a line has no equals sign, or a name comes twice
   */
  static SortedMap<String, String> parse(String lines) {
    SortedMap<String, String> labels = new TreeMap<>();
    for (String line : lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      int at = line.indexOf('=');
      if (at < 1)
        throw new IllegalArgumentException("must be one name=value a line");
      if (labels.put(line.substring(0, at).strip(), line.substring(at + 1).strip()) != null)
        throw new IllegalArgumentException("must name each label once");
    }
    return labels;
  }
}
