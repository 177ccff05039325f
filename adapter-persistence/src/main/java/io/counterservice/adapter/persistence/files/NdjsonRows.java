package io.counterservice.adapter.persistence.files;

import io.counterservice.adapter.persistence.files.Draft.BrokenRule;
import io.counterservice.application.port.FileRow;
import io.counterservice.application.port.UnreadableFileException;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;

/** Rows of NDJSON, with the fields of a counter as reads show it; what only the service says of a counter is passed over. */
final class NdjsonRows {
  private static final Set<String> PASSED_OVER = Set.of("version", "held", "definitionVersion", "createdAt", "updatedAt");
  private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private NdjsonRows() {}

  static void write(Counter counter, StringWriter out) {
    CounterDefinition definition = counter.definition();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty(Draft.NAME, counter.name().value());
      json.writeNumberProperty(Draft.VALUE, counter.value());
      json.writeNumberProperty(Draft.INITIAL, definition.initialValue());
      json.writeNumberProperty(Draft.MIN, definition.bounds().minimum());
      json.writeNumberProperty(Draft.MAX, definition.bounds().maximum());
      json.writeStringProperty(Draft.DESCRIPTION, definition.description());
      json.writeObjectPropertyStart(Draft.LABELS);
      definition.labels().forEach(json::writeStringProperty);
      json.writeEndObject();
      json.writeBooleanProperty(Draft.PUBLIC, definition.visible());
      json.writeEndObject();
    }
    out.write('\n');
  }

  static void read(BufferedReader in, Consumer<FileRow> taker) throws IOException {
    long line = 0;
    boolean isFirst = true;
    for (String text = line(in, 1); text != null; text = line(in, line + 1)) {
      line++;
      if (text.isBlank())
        continue;
      if (isFirst && !text.strip().startsWith("{"))
        throw new UnreadableFileException("body", "must be one JSON object a line, with the fields of a counter");
      isFirst = false;
      taker.accept(row(text, line));
    }
  }

  private static @Nullable String line(BufferedReader in, long number) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0)
        return line.isEmpty() ? null : line.toString();
      if (line.length() == TextCounterFiles.ROW_CHARACTERS_MAX)
        throw new UnreadableFileException("body",
            "must have lines of at most " + TextCounterFiles.ROW_CHARACTERS_MAX + " characters; line " + number + " is longer");
      line.append((char) c);
    }
    return line.toString();
  }

  private static FileRow row(String text, long line) {
    var draft = new Draft();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() != JsonToken.START_OBJECT)
        throw new BrokenRule("row", "must be a JSON object");
      for (String field = json.nextName(); field != null; field = json.nextName()) {
        json.nextToken();
        fill(draft, field, json);
      }
      if (json.nextToken() != null)
        throw new BrokenRule("row", "must be one JSON object and nothing else");
      return draft.row(line);
    } catch (BrokenRule broken) {
      return draft.wrong(line, broken);
    } catch (JacksonException _) {
      return draft.wrong(line, new BrokenRule("row", "must be well-formed JSON, and name no field twice"));
    }
  }

  private static void fill(Draft draft, String field, JsonParser json) {
    switch (field) {
      case Draft.NAME -> draft.name = text(field, json);
      case Draft.VALUE -> draft.value = number(field, json);
      case Draft.INITIAL -> draft.initialValue = number(field, json);
      case Draft.MIN -> draft.minimum = number(field, json);
      case Draft.MAX -> draft.maximum = number(field, json);
      case Draft.DESCRIPTION -> draft.description = text(field, json);
      case Draft.LABELS -> draft.labels = labels(json);
      case Draft.PUBLIC -> draft.visible = flag(field, json);
      default -> {
        if (!PASSED_OVER.contains(field))
          throw new BrokenRule(field, "is not a field here");
        json.skipChildren();
      }
    }
  }

  private static SortedMap<String, String> labels(JsonParser json) {
    if (json.currentToken() != JsonToken.START_OBJECT)
      throw new BrokenRule(Draft.LABELS, "must be an object of strings");
    SortedMap<String, String> labels = new TreeMap<>();
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      labels.put(name, text(Draft.LABELS, json));
    }
    return labels;
  }

  private static String text(String field, JsonParser json) {
    if (json.currentToken() != JsonToken.VALUE_STRING)
      throw new BrokenRule(field, "must be a string");
    return json.getString();
  }

  private static boolean flag(String field, JsonParser json) {
    JsonToken token = json.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE)
      throw new BrokenRule(field, "must be true or false");
    return token == JsonToken.VALUE_TRUE;
  }

  private static long number(String field, JsonParser json) {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT)
      throw new BrokenRule(field, "must be a whole number, without fraction or exponent");
    try {
      return json.getLongValue();
    } catch (InputCoercionException _) {
      throw new BrokenRule(field, "must be within the 64-bit range, -9223372036854775808 to 9223372036854775807");
    }
  }
}
