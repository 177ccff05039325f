package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.application.port.in.UpdateCounters;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.util.List;
import reactor.core.publisher.Mono;

/** Many operations in one request, each for itself or all or none. */
public final class BulkRoutes {
  private final UpdateCounters counters;

  public BulkRoutes(UpdateCounters counters) {
    this.counters = counters;
  }

  public List<Route> routes() {
    return List.of(Route.of("POST", "/operations", Scope.COUNTERS_WRITE, this::operate).offering(MediaTypes.JSON, MediaTypes.NDJSON));
  }

  private Mono<Answer> operate(Call call) {
    boolean lines = MediaTypes.require(call, MediaTypes.JSON, MediaTypes.NDJSON).equals(MediaTypes.NDJSON);
    MediaTypes.requireAccepted(call, List.of(lines ? MediaTypes.NDJSON : MediaTypes.JSON));
    call.query().allow("atomic");
    boolean atomic = call.query().flag("atomic");
    if (!call.headers(Conditions.IF_MATCH).isEmpty())
      throw Problem.invalid(Conditions.IF_MATCH, "must be absent from a bulk").asException();
    return call.withBulkBody(body -> {
      var request = BulkRequest.of(call.key(), Conditions.idempotencyKey(call), body, lines);
      return atomic ? allOrNone(call, request, lines) : each(call, request, lines);
    });
  }

  private Mono<Answer> each(Call call, BulkRequest request, boolean lines) {
    call.spend(request.cost());
    if (request.updates().isEmpty())
      return Stages.soon(call.request(), BulkResponse.from(request, List.of(), lines));
    return Stages.mono(call, counters.updateEach(request.updates()), told -> BulkResponse.from(request, told, lines));
  }

  private Mono<Answer> allOrNone(Call call, BulkRequest request, boolean lines) {
    for (int index = 0; index < request.places().size(); index++)
      if (request.places().get(index) instanceof Problem problem)
        return Stages.soon(call.request(), Answer.of(problem.with("index", index)));
    int keyless = keylessAmongKeyed(request.updates());
    if (keyless >= 0)
      return Stages.soon(call.request(), Answer.of(Problem.invalid("idempotencyKey", Request.KEYS_RULE).with("index", keyless)));
    call.spend(request.cost());
    if (request.updates().isEmpty())
      return Stages.soon(call.request(), BulkResponse.from(request, List.of(), lines));
    return Stages.mono(call, counters.updateAtomically(request.allOrNone()), told -> atomicAnswer(request, told, lines));
  }

  /** The first update without a key where others have one; -1 where all are alike. */
  private static int keylessAmongKeyed(List<Update> updates) {
    List<Boolean> keyless = updates.stream().map(update -> update.key() == null).toList();
    return keyless.contains(false) ? keyless.indexOf(true) : -1;
  }

  private static Answer atomicAnswer(BulkRequest request, List<io.counterservice.domain.counter.Answer> told, boolean lines) {
    for (int index = 0; index < told.size(); index++)
      if (told.get(index).outcome() instanceof Outcome.Refused refused)
        return refused(request.updates().get(index), refused, index, told.get(index).replayed());
    return BulkResponse.from(request, told, lines);
  }

  private static Answer refused(Update update, Outcome.Refused refused, int index, boolean replayed) {
    Answer answer = Answer.of(RefusalProblem.from(update, refused).with("index", index));
    return replayed ? answer.header("Idempotency-Replayed", "true") : answer;
  }
}
