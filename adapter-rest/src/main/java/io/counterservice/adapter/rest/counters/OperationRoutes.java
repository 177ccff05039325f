package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.application.port.in.UpdateCounters;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import java.util.List;
import reactor.core.publisher.Mono;

/** Changes of one counter's value: increment, decrement, set, reset. */
public final class OperationRoutes {
  private static final String[] ADD_PARAMETERS = {"by", "mode", "reason", "dryRun"};
  private static final String[] OTHER_PARAMETERS = {"reason", "dryRun"};

  private final Updates updates;

  public OperationRoutes(UpdateCounters counters) {
    this.updates = new Updates(counters);
  }

  public List<Route> routes() {
    return List.of(
        Route.of("POST", "/counters/{name}/increment", Scope.COUNTERS_WRITE,
            call -> operate(call, ADD_PARAMETERS, (request, body) -> request.add(call, body, 1))),
        Route.of("POST", "/counters/{name}/decrement", Scope.COUNTERS_WRITE,
            call -> operate(call, ADD_PARAMETERS, (request, body) -> request.add(call, body, -1))),
        Route.of("PUT", "/counters/{name}/value", Scope.COUNTERS_WRITE,
            call -> operate(call, OTHER_PARAMETERS, OperationRequest::set)),
        Route.of("POST", "/counters/{name}/reset", Scope.COUNTERS_WRITE, this::reset),
        Route.of("PUT", "/counters/{name}/reset", Scope.COUNTERS_WRITE, this::reset));
  }

  private Mono<Answer> reset(Call call) {
    return operate(call, OTHER_PARAMETERS, OperationRequest::reset);
  }

  private Mono<Answer> operate(Call call, String[] parameters, Reading reading) {
    CounterName name = Names.inPath(call);
    OperationRequest.requireJson(call);
    call.query().allow(parameters);
    return call.withBody(body -> {
      OperationRequest.requireJson(call, body);
      var request = new OperationRequest();
      Operation operation = reading.read(request, body);
      return updates.apply(call, name, operation, Conditions.of(call).because(request.reason()));
    });
  }

  /** Reads an operation from a request's body and query. */
  private interface Reading {
    Operation read(OperationRequest request, byte[] body);
  }
}
