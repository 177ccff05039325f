package io.counterservice.domain.counter;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a definition; an absent part stays as it is.
 *
 * @param labels the labels to set
 * @param removedLabels the labels to take away
 * @param clearsLabels whether all labels go before the new ones are set
 */
public record DefinitionPatch(@Nullable Long minimum, @Nullable Long maximum, @Nullable Long initialValue,
    @Nullable String description, SortedMap<String, String> labels, SortedSet<String> removedLabels, boolean clearsLabels,
    @Nullable Boolean visible) {

  public DefinitionPatch {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    removedLabels = Collections.unmodifiableSortedSet(new TreeSet<>(removedLabels));
  }

  /** The definition after the patch; throws {@link InvalidDefinitionException} where the two together break a rule. */
  public CounterDefinition applyTo(CounterDefinition definition) {
    Bounds bounds = definition.bounds();
    long min = minimum == null ? bounds.minimum() : minimum;
    long max = maximum == null ? bounds.maximum() : maximum;
    if (min > max)
      throw new InvalidDefinitionException("min", "must not be above max, but " + min + " is above " + max);
    return new CounterDefinition(new Bounds(min, max), initialValue == null ? definition.initialValue() : initialValue,
        description == null ? definition.description() : description, patched(definition.labels()),
        visible == null ? definition.visible() : visible);
  }

  String canonical() {
    return "min " + Text.optional(minimum) + " max " + Text.optional(maximum) + " initial " + Text.optional(initialValue) + " visible "
        + Text.optional(visible) + " description " + (description == null ? "absent" : Text.quoted(description)) + " labels "
        + (clearsLabels ? "only " : "") + Text.quoted(labels) + " without "
        + removedLabels.stream().map(Text::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private SortedMap<String, String> patched(Map<String, String> before) {
    SortedMap<String, String> after = clearsLabels ? new TreeMap<>() : new TreeMap<>(before);
    after.keySet().removeAll(removedLabels);
    after.putAll(labels);
    return after;
  }
}
