package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Update;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** What became of the operations of a bulk, in the order of the request. */
final class BulkResponse {
  private static final int BYTES_EACH = 96;
  private static final byte[] APPLIED = "{\"status\":200,".getBytes(StandardCharsets.US_ASCII);

  private BulkResponse() {}

  static Answer from(BulkRequest request, List<io.counterservice.domain.counter.Answer> told, boolean lines) {
    var out = new JsonOutput(BYTES_EACH * (request.places().size() + 1));
    var answers = told.iterator();
    for (Object place : request.places()) {
      if (!lines)
        out.raw(out.size() == 0 ? '[' : ',');
      write(place, answers, out);
      if (lines)
        out.raw('\n');
    }
    if (!lines)
      out.append(out.size() == 0 ? "[]".getBytes(StandardCharsets.US_ASCII) : "]".getBytes(StandardCharsets.US_ASCII));
    Answer answer = Answer.of(200, lines ? MediaTypes.NDJSON : MediaTypes.JSON, out.toByteArray());
    boolean replayed = !told.isEmpty() && told.stream().allMatch(io.counterservice.domain.counter.Answer::replayed);
    return replayed ? answer.header("Idempotency-Replayed", "true") : answer;
  }

  private static void write(Object place, Iterator<io.counterservice.domain.counter.Answer> answers, JsonOutput out) {
    if (place instanceof Update update)
      write(update, answers.next(), out);
    else
      writeProblem((Problem) place, out);
  }

  private static void write(Update update, io.counterservice.domain.counter.Answer told, JsonOutput out) {
    switch (told.outcome()) {
      case Outcome.Applied applied -> {
        out.append(APPLIED);
        OperationResponse.writeFields(update.counter(), applied, out);
        out.closeObject();
      }
      case Outcome.Refused refused -> writeProblem(RefusalProblem.from(update, refused), out);
      case Outcome.Withheld _ -> throw new IllegalStateException("an atomic bulk with a withheld operation answers with its refusal");
    }
  }

  private static void writeProblem(Problem problem, JsonOutput out) {
    out.openObject().field("status").number(problem.type().status()).field("problem");
    problem.writeTo(out);
    out.closeObject();
  }
}
