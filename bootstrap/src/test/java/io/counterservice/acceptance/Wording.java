package io.counterservice.acceptance;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the words in a feature's tables become JSON, and JSON becomes such words. */
final class Wording {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> LITERAL = Set.of("by", "value", "min", "max", "initialValue", "public", "definitionVersion");
  private static final String ABSENT = "absent";

  private Wording() {}

  /** An object with a member for each row; {@code labels} are written {@code team:web, tier:1}; empty cells are left out. */
  static ObjectNode object(Map<String, @Nullable String> rows) {
    ObjectNode object = JSON.createObjectNode();
    rows.forEach((field, cell) -> {
      if (cell != null)
        object.set(field, member(field, cell));
    });
    return object;
  }

  private static JsonNode member(String field, String cell) {
    if (cell.equals("null") || LITERAL.contains(field))
      return JSON.readTree(cell);
    if (field.equals("labels"))
      return labels(cell);
    return JSON.getNodeFactory().stringNode(cell);
  }

  private static ObjectNode labels(String cell) {
    ObjectNode labels = JSON.createObjectNode();
    for (String label : cell.split(",", -1)) {
      String[] parts = label.strip().split(":", 2);
      labels.set(parts[0], parts[1].equals("null") ? JSON.getNodeFactory().nullNode() : JSON.getNodeFactory().stringNode(parts[1]));
    }
    return labels;
  }

  /** What stands at a path such as {@code labels.team} or {@code items.0.name}; {@code absent} where nothing does. */
  static String at(JsonNode root, String path) {
    JsonNode node = root;
    for (String step : path.split("\\.", -1)) {
      JsonNode next = node.isArray() ? node.get(Integer.parseInt(step)) : node.get(step);
      if (next == null)
        return ABSENT;
      node = next;
    }
    return node.isString() ? node.asString() : node.toString();
  }
}
