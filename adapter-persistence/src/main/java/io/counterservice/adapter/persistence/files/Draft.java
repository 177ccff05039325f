package io.counterservice.adapter.persistence.files;

import io.counterservice.application.port.FileRow;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.InvalidDefinitionException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row while it is read: what the file does not say is as it is by default. */
final class Draft {
  /** What a row may say, in the order in which it is written. */
  static final String NAME = "name";
  static final String VALUE = "value";
  static final String INITIAL = "initialValue";
  static final String MIN = "min";
  static final String MAX = "max";
  static final String DESCRIPTION = "description";
  static final String LABELS = "labels";
  static final String PUBLIC = "public";
  private static final int NAME_SHOWN_MAX = CounterName.LENGTH_MAX;

  String name = "";
  @Nullable
  Long value;
  long initialValue;
  long minimum = Bounds.DEFAULT.minimum();
  long maximum = Bounds.DEFAULT.maximum();
  String description = "";
  SortedMap<String, String> labels = new TreeMap<>();
  boolean visible;

  /** A row breaks a rule. Has no stack trace: a file may have a million of them. */
  static final class BrokenRule extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String field;
    private final String rule;

    BrokenRule(String field, String rule) {
      super(field + " " + rule, null, false, false);
      this.field = field;
      this.rule = rule;
    }
  }

  /** The row on a line, when all of it is read. */
  FileRow row(long line) {
    if (!CounterName.isValid(name))
      return wrong(line, new BrokenRule(NAME, CounterName.RULE));
    if (minimum > maximum)
      return wrong(line, new BrokenRule(MIN, "must not be above max, but %d is above %d".formatted(minimum, maximum)));
    try {
      var definition = new CounterDefinition(new Bounds(minimum, maximum), initialValue, description, labels, visible);
      return new FileRow.Wanted(line, new CounterName(name), definition, value);
    } catch (InvalidDefinitionException broken) {
      return wrong(line, new BrokenRule(broken.field(), broken.rule()));
    }
  }

  FileRow wrong(long line, BrokenRule broken) {
    return new FileRow.Wrong(line, shown(name), shown(broken.field), broken.rule);
  }

  /** The beginning of a text, of which every character can be kept and shown. */
  static String shown(String text) {
    String beginning = text.length() <= NAME_SHOWN_MAX ? text : text.substring(0, NAME_SHOWN_MAX) + "…";
    return beginning.codePoints().map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? 0xfffd : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }
}
