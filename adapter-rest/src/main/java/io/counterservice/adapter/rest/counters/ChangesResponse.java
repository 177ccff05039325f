package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.CounterDefinition;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of a counter's journal, and the version after which to go on where there may be more. */
final class ChangesResponse {
  private static final int BYTES_EACH = 256;

  private ChangesResponse() {}

  static Answer from(List<Change> changes, int limit) {
    var out = new JsonOutput(BYTES_EACH * (changes.size() + 1)).openObject().field("items").openArray();
    for (Change change : changes) {
      out.item().openObject();
      write(change, out);
      out.closeObject();
    }
    out.closeArray().field("next");
    if (changes.size() < limit)
      out.nul();
    else
      out.number(changes.getLast().to().number());
    return Answer.json(200, out.closeObject().toByteArray());
  }

  private static void write(Change change, JsonOutput out) {
    out.field("name").string(change.counter().value());
    out.field("kind").string(change.kind().name().toLowerCase(Locale.ROOT));
    out.field("from").number(change.from().number()).field("to").number(change.to().number());
    out.field("delta").ascii(change.delta().toString()).field("value").number(change.value());
    out.field("increments").number(change.increments()).field("decrements").number(change.decrements());
    out.field("refusals").number(change.refusals()).field("at").string(change.at().toString());
    writeMaker(change.actor(), change.actors(), out);
    String reason = change.reason();
    if (reason != null)
      out.field("reason").string(reason);
    writeDefinition(change.definition(), out);
  }

  private static void writeMaker(@Nullable Actor actor, int actors, JsonOutput out) {
    out.field("by").openObject();
    if (actor == null)
      out.field("keys").number(actors);
    else
      out.field("key").string(actor.id());
    out.closeObject();
  }

  private static void writeDefinition(@Nullable CounterDefinition definition, JsonOutput out) {
    if (definition == null)
      return;
    out.field("definition").openObject().field("min").number(definition.bounds().minimum());
    out.field("max").number(definition.bounds().maximum()).field("initialValue").number(definition.initialValue());
    CounterResponse.writeDescription(definition, out);
    out.closeObject();
  }
}
