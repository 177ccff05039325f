package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Form;
import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.InvalidDefinitionException;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The form of a counter's definition. Empty bounds are the default ones. */
final class DefinitionForm {
  private DefinitionForm() {}

  /** The fields as they stand now. */
  static Map<String, String> of(CounterDefinition definition) {
    boolean isDefault = definition.bounds().equals(Bounds.DEFAULT);
    return Map.of("min", isDefault ? "" : Numbers.text(definition.bounds().minimum()), "max",
        isDefault ? "" : Numbers.text(definition.bounds().maximum()), "initial", Numbers.text(definition.initialValue()), "description",
        definition.description(), "labels", String.join("\n", Labels.lines(definition.labels())), "public",
        definition.visible() ? "yes" : "");
  }

  /** What the form says, or null where something in it is wrong. */
  static @Nullable CounterDefinition read(Form form) {
    long min = Objects.requireNonNullElse(form.number("min"), Bounds.DEFAULT.minimum());
    long max = Objects.requireNonNullElse(form.number("max"), Bounds.DEFAULT.maximum());
    long initial = Objects.requireNonNullElse(form.number("initial"), 0L);
    SortedMap<String, String> labels = labels(form);
    if (min > max)
      form.refuse("min", "must not be above the maximum " + Numbers.text(max));
    if (form.isWrong())
      return null;
    try {
      return new CounterDefinition(new Bounds(min, max), initial, form.text("description"), labels, form.text("public").equals("yes"));
    } catch (InvalidDefinitionException broken) {
      form.refuse(broken.field().equals("initialValue") ? "initial" : broken.field(), broken.rule());
      return null;
    }
  }

  /** The fields that differ between what the form says and what stands now. */
  static SortedMap<String, Difference> differences(Counter counter, Form form) {
    SortedMap<String, Difference> differences = new TreeMap<>();
    of(counter.definition()).forEach((field, theirs) -> {
      String mine = form.text(field).replace("\r", "");
      if (!mine.equals(theirs))
        differences.put(field, new Difference(theirs, mine));
    });
    return differences;
  }

  /** A field that two people want otherwise. */
  public record Difference(String theirs, String mine) {}

  private static SortedMap<String, String> labels(Form form) {
    try {
      return Labels.parse(form.raw("labels"));
    } catch (IllegalArgumentException broken) {
      form.refuse("labels", Objects.requireNonNull(broken.getMessage()));
      return new TreeMap<>();
    }
  }
}
