package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Update;

/** The reply to an operation that was applied, or to one that was refused. */
final class OperationResponse {
  private static final int BYTES_EXPECTED = 96;
  private static final int OK = 200;
  private static final int CREATED = 201;

  private OperationResponse() {}

  static Answer from(Update update, io.counterservice.domain.counter.Answer told) {
    Answer answer = switch (told.outcome()) {
      case Outcome.Applied applied -> applied(update.counter(), applied);
      case Outcome.Refused refused -> Answer.of(RefusalProblem.from(update, refused));
      case Outcome.Withheld _ -> throw new IllegalStateException("an operation alone is never withheld");
    };
    return told.replayed() ? answer.header("Idempotency-Replayed", "true") : answer;
  }

  /** Writes the fields that every reply to an operation has. */
  static void writeFields(CounterName name, Outcome.Applied applied, JsonOutput out) {
    out.ascii("\"name\":\"").ascii(name.value()).ascii("\",\"value\":").number(applied.value()).ascii(",\"applied\":");
    writeApplied(applied, out);
    out.ascii(",\"version\":").number(applied.version().number());
  }

  private static Answer applied(CounterName name, Outcome.Applied applied) {
    var out = new JsonOutput(BYTES_EXPECTED + name.value().length()).openObject();
    Counter counter = applied.counter();
    if (counter == null) {
      writeFields(name, applied, out);
    } else {
      CounterResponse.writeFields(counter, out);
      out.field("applied");
      writeApplied(applied, out);
    }
    byte[] body = out.closeObject().toByteArray();
    Answer answer = Answer.json(applied.created() ? CREATED : OK, body).header("ETag", CounterResponse.etag(applied.version()));
    return applied.created() ? answer.header("Location", "/counters/" + name.value()) : answer;
  }

  /** What was applied fits 64 bits, but for a set across most of the range. */
  private static void writeApplied(Outcome.Applied applied, JsonOutput out) {
    long difference = applied.value() - applied.before();
    boolean overflowed = ((applied.value() ^ applied.before()) & (applied.value() ^ difference)) < 0;
    if (overflowed)
      out.ascii(applied.applied().toString());
    else
      out.number(difference);
  }
}
