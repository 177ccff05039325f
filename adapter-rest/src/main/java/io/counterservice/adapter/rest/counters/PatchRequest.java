package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.json.JsonFields;
import io.counterservice.adapter.rest.json.JsonInput;
import io.counterservice.adapter.rest.json.JsonObjectReader;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.DefinitionPatch;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Version;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The body of PATCH, a JSON merge patch (RFC 7396): null takes a field back to its default and a label away. */
final class PatchRequest implements JsonObjectReader {
  private static final JsonFields FIELDS = JsonFields.of("initialValue", "min", "max", "description", "labels", "public", "value",
      "definitionVersion", "reason");

  private @Nullable Long initialValue;
  private @Nullable Long minimum;
  private @Nullable Long maximum;
  private @Nullable String description;
  private final TreeMap<String, String> labels = new TreeMap<>();
  private final TreeSet<String> removedLabels = new TreeSet<>();
  private boolean clearsLabels;
  private @Nullable Boolean visible;
  private @Nullable Long value;
  private @Nullable Version definitionVersion;
  private @Nullable String reason;

  private PatchRequest() {}

  static PatchRequest of(byte[] body) {
    var request = new PatchRequest();
    JsonInput.of(body).onlyObject(FIELDS, request);
    return request;
  }

  Operation edit() {
    var patch = new DefinitionPatch(minimum, maximum, initialValue, description, labels, removedLabels, clearsLabels, visible);
    return new Operation.Edit(patch, value, definitionVersion);
  }

  @Nullable
  String reason() {
    return reason;
  }

  @Override
  public void read(int field, JsonInput in) {
    CounterDefinition defaults = CounterDefinition.DEFAULT;
    switch (FIELDS.name(field)) {
      case "initialValue" -> initialValue = in.isNull() ? defaults.initialValue() : in.wholeNumber();
      case "min" -> minimum = in.isNull() ? Bounds.DEFAULT.minimum() : in.wholeNumber();
      case "max" -> maximum = in.isNull() ? Bounds.DEFAULT.maximum() : in.wholeNumber();
      case "description" -> description = in.isNull() ? defaults.description() : in.text();
      case "labels" -> readLabels(in);
      case "public" -> visible = in.isNull() ? defaults.visible() : in.bool();
      case "value" -> value = in.wholeNumber();
      case "definitionVersion" -> definitionVersion = DefinitionRequest.version(in.wholeNumber());
      default -> reason = Reasons.checked(in.text());
    }
  }

  private void readLabels(JsonInput in) {
    clearsLabels = in.isNull();
    if (!clearsLabels)
      in.pairs(labels::put, removedLabels::add);
  }
}
