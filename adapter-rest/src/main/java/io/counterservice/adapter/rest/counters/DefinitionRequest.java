package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.json.JsonFields;
import io.counterservice.adapter.rest.json.JsonInput;
import io.counterservice.adapter.rest.json.JsonObjectReader;
import io.counterservice.adapter.rest.json.JsonViolation;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.InvalidDefinitionException;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Version;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The body of POST and PUT: a whole definition, absent fields at their defaults. */
final class DefinitionRequest implements JsonObjectReader {
  private static final JsonFields CREATE_FIELDS = JsonFields.of("name", "initialValue", "min", "max", "description", "labels", "public",
      "reason");
  private static final JsonFields REPLACE_FIELDS = JsonFields.of("name", "initialValue", "min", "max", "description", "labels", "public",
      "value", "definitionVersion", "reason");

  private final JsonFields fields;
  private @Nullable String name;
  private long initialValue;
  private long minimum = Bounds.DEFAULT.minimum();
  private long maximum = Bounds.DEFAULT.maximum();
  private String description = "";
  private final TreeMap<String, String> labels = new TreeMap<>();
  private boolean visible;
  private @Nullable Long value;
  private @Nullable Version definitionVersion;
  private @Nullable String reason;

  private DefinitionRequest(JsonFields fields) {
    this.fields = fields;
  }

  static DefinitionRequest toCreate(byte[] body) {
    return new DefinitionRequest(CREATE_FIELDS).filledFrom(body);
  }

  static DefinitionRequest toReplace(byte[] body) {
    return new DefinitionRequest(REPLACE_FIELDS).filledFrom(body);
  }

  CounterName name() {
    if (name == null)
      throw Problem.invalid("name", "must be given").asException();
    return Names.checked("name", name);
  }

  Operation create() {
    return new Operation.Create(definition());
  }

  /** @param inPath which a name in the body may only repeat */
  Operation replace(CounterName inPath) {
    if (name != null && !name.equals(inPath.value()))
      throw Problem.invalid("name", "must be the name in the path, or absent").asException();
    return new Operation.Replace(definition(), value, definitionVersion);
  }

  @Nullable
  String reason() {
    return reason;
  }

  private CounterDefinition definition() {
    if (minimum > maximum)
      throw new InvalidDefinitionException("min", "must not be above max, but %d is above %d".formatted(minimum, maximum));
    return new CounterDefinition(new Bounds(minimum, maximum), initialValue, description, labels, visible);
  }

  private DefinitionRequest filledFrom(byte[] body) {
    JsonInput.of(body).onlyObject(fields, this);
    return this;
  }

  @Override
  public void read(int field, JsonInput in) {
    switch (fields.name(field)) {
      case "name" -> name = in.text();
      case "initialValue" -> initialValue = in.wholeNumber();
      case "min" -> minimum = in.wholeNumber();
      case "max" -> maximum = in.wholeNumber();
      case "description" -> description = in.text();
      case "labels" -> in.pairs(labels::put);
      case "public" -> visible = in.bool();
      case "value" -> value = in.wholeNumber();
      case "definitionVersion" -> definitionVersion = version(in.wholeNumber());
      default -> reason = Reasons.checked(in.text());
    }
  }

  static Version version(long number) {
    if (number < 0)
      throw JsonViolation.of("definitionVersion", "must be 0 or more");
    return new Version(number);
  }
}
