package io.counterservice.domain.counter;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an owner says about a counter: its bounds, the value it starts at and is reset to, and how it is described.
 *
 * @param initialValue within the bounds
 * @param description at most 500 characters
 * @param labels at most 16; names of 1 to 63 characters but the colon, which ends a name in queries, and values of at most 63
 * @param visible whether anybody may see the value without a key
 */
public record CounterDefinition(Bounds bounds, long initialValue, String description, SortedMap<String, String> labels,
    boolean visible) {
  public static final int DESCRIPTION_LENGTH_MAX = 500;
  public static final int LABELS_MAX = 16;
  public static final int LABEL_LENGTH_MAX = 63;
  public static final CounterDefinition DEFAULT = new CounterDefinition(Bounds.DEFAULT, 0, "", Collections.emptySortedMap(), false);

  public CounterDefinition {
    if (!bounds.contains(initialValue))
      throw new InvalidDefinitionException("initialValue",
          "must lie within the bounds " + bounds.minimum() + " to " + bounds.maximum() + ", but is " + initialValue);
    if (Text.length(description) > DESCRIPTION_LENGTH_MAX)
      throw new InvalidDefinitionException("description", "must have at most 500 characters");
    if (!Text.isStorable(description))
      throw new InvalidDefinitionException("description", Text.STORABLE_RULE);
    check(labels);
    labels = labels.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** Each part by the name it has over REST, as text; a label as {@code label:} and its name. */
  public SortedMap<String, String> facts() {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("min", Long.toString(bounds.minimum()));
    facts.put("max", Long.toString(bounds.maximum()));
    facts.put("initialValue", Long.toString(initialValue));
    facts.put("description", description);
    facts.put("public", Boolean.toString(visible));
    labels.forEach((name, value) -> facts.put("label:" + name, value));
    return facts;
  }

  String canonical() {
    return "min " + bounds.minimum() + " max " + bounds.maximum() + " initial " + initialValue + " visible " + visible + " description "
        + Text.quoted(description) + " labels " + Text.quoted(labels);
  }

  private static void check(Map<String, String> labels) {
    if (labels.size() > LABELS_MAX)
      throw new InvalidDefinitionException("labels", "must be at most 16");
    labels.forEach((name, value) -> {
      if (name.isEmpty() || Text.length(name) > LABEL_LENGTH_MAX || Text.length(value) > LABEL_LENGTH_MAX)
        throw new InvalidDefinitionException("labels", "must have names of 1 to 63 and values of at most 63 characters");
      if (name.indexOf(':') >= 0)
        throw new InvalidDefinitionException("labels", "must have names without a colon");
      if (!Text.isStorable(name) || !Text.isStorable(value))
        throw new InvalidDefinitionException("labels", Text.STORABLE_RULE);
    });
  }
}
