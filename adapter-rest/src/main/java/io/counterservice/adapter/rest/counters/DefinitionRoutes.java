package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.access.KeyGate;
import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.application.port.in.UpdateCounters;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import java.util.List;
import reactor.core.publisher.Mono;

/** What a counter is: create, replace, edit, delete. */
public final class DefinitionRoutes {
  private static final String[] PARAMETERS = {"reason", "dryRun"};

  private final Updates updates;

  public DefinitionRoutes(UpdateCounters counters) {
    this.updates = new Updates(counters);
  }

  public List<Route> routes() {
    return List.of(Route.of("POST", "/counters", Scope.COUNTERS_MANAGE, this::create),
        Route.of("PUT", "/counters/{name}", Scope.COUNTERS_MANAGE, this::replace),
        Route.of("PATCH", "/counters/{name}", Scope.COUNTERS_MANAGE, this::edit),
        Route.of("DELETE", "/counters/{name}", Scope.COUNTERS_MANAGE, this::delete));
  }

  private Mono<Answer> create(Call call) {
    MediaTypes.require(call, MediaTypes.JSON);
    call.query().allow(PARAMETERS);
    return call.withBody(body -> {
      var request = DefinitionRequest.toCreate(body);
      CounterName name = request.name();
      KeyGate.requireName(call.key(), name);
      return updates.apply(call, name, request.create(), Conditions.of(call).because(request.reason()));
    });
  }

  private Mono<Answer> replace(Call call) {
    CounterName name = Names.inPath(call);
    MediaTypes.require(call, MediaTypes.JSON);
    call.query().allow(PARAMETERS);
    return call.withBody(body -> {
      var request = DefinitionRequest.toReplace(body);
      return updates.apply(call, name, request.replace(name), Conditions.of(call).because(request.reason()));
    });
  }

  private Mono<Answer> edit(Call call) {
    CounterName name = Names.inPath(call);
    MediaTypes.require(call, MediaTypes.MERGE_PATCH, MediaTypes.JSON);
    call.query().allow(PARAMETERS);
    return call.withBody(body -> {
      var request = PatchRequest.of(body);
      return updates.apply(call, name, request.edit(), Conditions.of(call).because(request.reason()));
    });
  }

  private Mono<Answer> delete(Call call) {
    CounterName name = Names.inPath(call);
    call.query().allow(PARAMETERS);
    call.refuseBody();
    return updates.apply(call, name, new Operation.Delete(), Conditions.of(call));
  }
}
