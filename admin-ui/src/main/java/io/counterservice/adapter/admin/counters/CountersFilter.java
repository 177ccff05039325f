package io.counterservice.adapter.admin.counters;

import io.counterservice.application.port.CounterQuery;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.counter.CounterName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which counters a page of the list shows.
 *
 * @param prefix what their names begin with
 * @param label {@code name=value} that they carry; empty for any
 * @param show {@code all}, {@code near} a bound, or {@code idle}
 * @param sort {@code name}, or {@code -name} for names backwards
 * @param place where the page begins
 * @param size how many
 */
record CountersFilter(String prefix, String label, String show, String sort, Place place, int size) {
  public static final List<Integer> SIZES = List.of(25, 50, 100);
  static final String ALL = "all";
  static final String NEAR = "near";
  private static final String BACKWARDS = "-name";
  private static final int SIZE = 50;

  /**
   * Where a page begins: behind the one name or before the other, in the order of the list; or, where the list is one of a survey, at a row of it.
   */
  record Place(@Nullable String after, @Nullable String before, int from) {
    static final Place START = new Place(null, null, 0);
  }

  static CountersFilter of(MultiValueMap<String, String> query) {
    String size = text(query, "size");
    String from = text(query, "from");
    var place = new Place(name(query, "after"), name(query, "before"), from.matches("\\d{1,4}") ? Integer.parseInt(from) : 0);
    return new CountersFilter(text(query, "prefix"), text(query, "label"), one(text(query, "show"), List.of(ALL, NEAR, "idle")),
        one(text(query, "sort"), List.of("name", BACKWARDS)), place,
        SIZES.stream().filter(known -> String.valueOf(known).equals(size)).findFirst().orElse(SIZE));
  }

  /** What is wrong with what was typed, or null. */
  @Nullable
  String wrong() {
    if (!prefix.isEmpty() && !CounterName.isValid(prefix))
      return "The beginning of a name " + CounterName.RULE;
    if (!isName(place.after) || !isName(place.before))
      return "The name to go on after " + CounterName.RULE;
    if (!label.isEmpty() && label.indexOf('=') < 1)
      return "Label must be name=value, such as team=web";
    if (label.chars().anyMatch(Character::isISOControl))
      return "Label must have no control characters";
    return null;
  }

  /** What to ask for, one more than a page holds. Pages before a name are read backwards. */
  CounterQuery query() {
    boolean isBackwards = isBackwards() != isBefore();
    return new CounterQuery(NamePattern.ALL, prefix, labels(), isBefore() ? place.before : place.after, size + 1, isBackwards);
  }

  boolean isBefore() {
    return place.before != null;
  }

  public boolean isBackwards() {
    return sort.equals(BACKWARDS);
  }

  /** Whether the list is one of a survey. */
  public boolean isSurveyed() {
    return !show.equals(ALL);
  }

  /** Whether it shows all. */
  public boolean isOpen() {
    return prefix.isEmpty() && label.isEmpty() && !isSurveyed();
  }

  public boolean isFirst() {
    return place.equals(Place.START);
  }

  Map<String, String> labels() {
    int at = label.indexOf('=');
    return label.isEmpty() ? Map.of() : Map.of(label.substring(0, at).strip(), label.substring(at + 1).strip());
  }

  private static boolean isName(@Nullable String name) {
    return name == null || CounterName.isValid(name);
  }

  private static @Nullable String name(MultiValueMap<String, String> query, String field) {
    String text = text(query, field);
    return text.isEmpty() ? null : text;
  }

  private static String one(String text, List<String> known) {
    return known.contains(text) ? text : known.getFirst();
  }

  private static String text(MultiValueMap<String, String> query, String field) {
    return Objects.requireNonNullElse(query.getFirst(field), "").strip();
  }
}
