package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.Version;

/** A counter as a read shows it. */
final class CounterResponse {
  private static final int BYTES_EXPECTED = 384;
  private static final int HELD_UNTIL_THERE_ARE_HOLDS = 0;

  private CounterResponse() {}

  static Answer from(Counter counter) {
    var out = new JsonOutput(BYTES_EXPECTED).openObject();
    writeFields(counter, out);
    return Answer.json(200, out.closeObject().toByteArray()).header("ETag", etag(counter.version()));
  }

  static void writeFields(Counter counter, JsonOutput out) {
    CounterDefinition definition = counter.definition();
    out.field("name").raw('"').ascii(counter.name().value()).raw('"').field("value").number(counter.value());
    out.field("version").number(counter.version().number());
    out.field("min").number(definition.bounds().minimum()).field("max").number(definition.bounds().maximum());
    out.field("initialValue").number(definition.initialValue()).field("held").number(HELD_UNTIL_THERE_ARE_HOLDS);
    writeDescription(definition, out);
    out.field("definitionVersion").number(counter.definitionVersion().number());
    out.field("createdAt").raw('"').ascii(counter.createdAt().toString()).raw('"');
    out.field("updatedAt").raw('"').ascii(counter.updatedAt().toString()).raw('"');
  }

  static void writeDescription(CounterDefinition definition, JsonOutput out) {
    out.field("description").string(definition.description()).field("labels").openObject();
    definition.labels().forEach((name, value) -> {
      if (!name.equals(definition.labels().firstKey()))
        out.raw(',');
      out.string(name).raw(':').string(value);
    });
    out.closeObject().field("public").bool(definition.visible());
  }

  static String etag(Version version) {
    return "\"" + version.number() + "\"";
  }
}
