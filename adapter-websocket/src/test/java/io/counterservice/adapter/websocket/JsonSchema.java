package io.counterservice.adapter.websocket;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema as the document of the live feed uses; a keyword that is not known here is an error of the document. */
final class JsonSchema {
  private static final List<String> SILENT = List.of("description", "format", "default", "required", "properties", "additionalProperties");

  private final JsonNode document;
  private final List<String> faults = new ArrayList<>();

  private JsonSchema(JsonNode document) {
    this.document = document;
  }

  /** What is wrong with a value. */
  static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
    var check = new JsonSchema(document);
    check.check("", schema, value);
    return check.faults;
  }

  private void check(String path, JsonNode schema, JsonNode value) {
    for (var keyword : schema.properties())
      check(path, keyword.getKey(), keyword.getValue(), value);
    if (value.isObject() && !schema.has("$ref"))
      object(path, schema, value);
  }

  private void check(String path, String keyword, JsonNode rule, JsonNode value) {
    boolean holds = switch (keyword) {
      case "$ref" -> {
        check(path, document.at(rule.asString().substring(1)), value);
        yield true;
      }
      case "type" -> rule.isArray() ? elements(rule).stream().anyMatch(type -> isOf(type.asString(), value)) : isOf(rule.asString(), value);
      case "const" -> rule.equals(value);
      case "enum" -> elements(rule).contains(value);
      case "minimum" -> !value.isNumber() || value.decimalValue().compareTo(rule.decimalValue()) >= 0;
      case "maxLength" -> value.asString().length() <= rule.asInt();
      case "pattern" -> value.asString().matches(rule.asString());
      case "items" -> {
        elements(value).forEach(item -> check(path + "[]", rule, item));
        yield true;
      }
      default -> SILENT.contains(keyword);
    };
    if (!holds)
      faults.add(path + " is " + value + " in spite of " + keyword + " " + rule);
  }

  private void object(String path, JsonNode schema, JsonNode value) {
    for (JsonNode required : elements(schema.path("required")))
      if (!value.has(required.asString()))
        faults.add(path + " has no " + required.asString());
    for (var field : value.properties()) {
      JsonNode known = schema.path("properties").path(field.getKey());
      JsonNode other = schema.path("additionalProperties");
      if (!known.isMissingNode())
        check(path + "." + field.getKey(), known, field.getValue());
      else if (other.isObject())
        check(path + "." + field.getKey(), other, field.getValue());
      else
        faults.add(path + " has " + field.getKey());
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException("no type " + type);
    };
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
