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
  /** What the names of fields begin with that say what the form was made on. */
  private static final String WAS = "was.";
  private static final String VERSION = "definitionVersion";

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

  /** The form as it is shown first; it carries what it was made on. */
  static Map<String, String> fresh(Counter counter) {
    Map<String, String> fields = new TreeMap<>();
    of(counter.definition()).forEach((field, value) -> {
      fields.put(field, value);
      fields.put(WAS + field, value);
    });
    fields.put(VERSION, String.valueOf(counter.definitionVersion()));
    return fields;
  }

  /** The fields that differ between what the form says and what stands now. */
  static SortedMap<String, Difference> differences(Counter counter, Form form) {
    SortedMap<String, Difference> differences = new TreeMap<>();
    of(counter.definition()).forEach((field, theirs) -> {
      String mine = text(form, field);
      if (!mine.equals(theirs))
        differences.put(field, new Difference(theirs, mine, !mine.equals(text(form, WAS + field))));
    });
    return differences;
  }

  /** What the page that shows both has to carry on: the fields on which both agree, and what it is made on itself. */
  static Map<String, String> hidden(Counter counter, Form form) {
    Map<String, String> hidden = fresh(counter);
    hidden.put("why", form.text("why"));
    hidden.keySet().removeAll(differences(counter, form).keySet());
    return hidden;
  }

  /**
   * A field that two people want otherwise.
   *
   * @param isChanged whether this person changed it at all
   */
  record Difference(String theirs, String mine, boolean isChanged) {}

  private static String text(Form form, String field) {
    return form.text(field).replace("\r", "");
  }

  private static SortedMap<String, String> labels(Form form) {
    try {
      return Labels.parse(form.raw("labels"));
    } catch (IllegalArgumentException broken) {
      form.refuse("labels", Objects.requireNonNull(broken.getMessage()));
      return new TreeMap<>();
    }
  }
}
