package io.counterservice.adapter.persistence.ledger;

import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The JSON kept in columns: texts by name, such as labels, and whole definitions. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {
  };

  private Json() {}

  /** A definition as stored. */
  record Definition(long min, long max, long initialValue, String description, SortedMap<String, String> labels, boolean visible) {
    static Definition from(CounterDefinition definition) {
      return new Definition(definition.bounds().minimum(), definition.bounds().maximum(), definition.initialValue(),
          definition.description(), definition.labels(), definition.visible());
    }

    CounterDefinition toDomain() {
      return new CounterDefinition(new Bounds(min, max), initialValue, description, labels, visible);
    }
  }

  static String texts(SortedMap<String, String> texts) {
    return texts.isEmpty() ? "{}" : MAPPER.writeValueAsString(texts);
  }

  static SortedMap<String, String> texts(String json) {
    return json.equals("{}") ? Collections.emptySortedMap() : MAPPER.readValue(json, TEXTS);
  }

  static @Nullable String definition(@Nullable CounterDefinition definition) {
    return definition == null ? null : MAPPER.writeValueAsString(Definition.from(definition));
  }

  static @Nullable CounterDefinition definition(@Nullable String json) {
    return json == null ? null : MAPPER.readValue(json, Definition.class).toDomain();
  }
}
