package io.counterservice.adapter.admin.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What somebody typed into a form, and what is wrong with it, by field. A page shows both again, so that nothing typed is lost. */
public final class Form {
  private static final String NUMBER_RULE = "must be a whole number of at most 64 bits";
  private final MultiValueMap<String, String> typed;
  private final Map<String, String> errors = new HashMap<>();

  public Form(MultiValueMap<String, String> typed) {
    this.typed = typed;
  }

  /** Without blanks around it; empty where the field is missing. */
  public String text(String field) {
    return raw(field).strip();
  }

  /** As it was typed; empty where the field is missing. */
  public String raw(String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "");
  }

  /** The text where it keeps a rule; else the field is wrong. */
  public String text(String field, Predicate<String> keeps, String rule) {
    String text = text(field);
    if (!keeps.test(text))
      refuse(field, rule);
    return text;
  }

  public List<String> all(String field) {
    return typed.getOrDefault(field, List.of());
  }

  public boolean has(String field) {
    return typed.containsKey(field);
  }

  /** The number of a field, or null where it is empty; 0 and an error where it is none. */
  public @Nullable Long number(String field) {
    String text = text(field);
    if (text.isEmpty())
      return null;
    try {
      return Numbers.parse(text);
    } catch (NumberFormatException _) {
      refuse(field, NUMBER_RULE);
      return 0L;
    }
  }

  /** The number of a field that must not be empty. */
  public long needed(String field) {
    Long number = number(field);
    if (number == null)
      refuse(field, NUMBER_RULE);
    return number == null ? 0 : number;
  }

  /** Says what is wrong with a field; the first word on it counts. */
  public void refuse(String field, String rule) {
    errors.putIfAbsent(field, rule);
  }

  public boolean isWrong() {
    return !errors.isEmpty();
  }

  public Map<String, String> errors() {
    return Map.copyOf(errors);
  }

  /** Every field as it was typed, the first of each. */
  public Map<String, String> values() {
    return typed.toSingleValueMap();
  }
}
