package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.application.port.in.RecallCounters;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reads: one counter, now or in the past, a page of counters, the changes of one counter. */
public final class ReadRoutes {
  private final ReadCounters counters;
  private final RecallCounters recalled;
  private final Route.Handler past;

  /** @param past answers a read that names an instant */
  public ReadRoutes(ReadCounters counters, RecallCounters recalled, Route.Handler past) {
    this.counters = counters;
    this.recalled = recalled;
    this.past = past;
  }

  public List<Route> routes() {
    return List.of(Route.of("GET", "/counters/{name}", Scope.COUNTERS_READ, this::one),
        Route.of("GET", "/counters", Scope.COUNTERS_READ, this::page),
        Route.of("GET", "/counters/{name}/changes", Scope.COUNTERS_READ, this::changes));
  }

  private Mono<Answer> one(Call call) {
    if (!call.query().all("at").isEmpty())
      return past.handle(call);
    CounterName name = Names.inPath(call);
    call.query().allow("at");
    call.spend(1);
    Duration staleMax = Staleness.max(call);
    if (staleMax == null)
      return Stages.mono(call, counters.find(name), found -> shown(name, found));
    return Stages.mono(call, recalled.find(name, staleMax),
        found -> shown(name, found.counter()).header("Age", Long.toString(found.age().toSeconds())));
  }

  private Mono<Answer> page(Call call) {
    var page = PageRequest.of(call);
    call.spend(1);
    return Stages.mono(call, counters.list(page.toQuery()), found -> PageResponse.from(page, found));
  }

  private Mono<Answer> changes(Call call) {
    CounterName name = Names.inPath(call);
    call.query().allow("after", "limit");
    long after = call.query().number("after", -1, Long.MAX_VALUE, 0);
    int limit = PageRequest.limit(call);
    call.spend(1);
    return Stages.mono(call, counters.changes(name, after, limit))
        .flatMap(found -> found.isEmpty() ? noChanges(call, name) : Mono.just(ChangesResponse.from(found, limit)));
  }

  /** A counter without further changes, if there is such a counter. */
  private Mono<Answer> noChanges(Call call, CounterName name) {
    return Stages.mono(call, counters.find(name),
        found -> found.isEmpty() ? Answer.of(RefusalProblem.notFound(name)) : ChangesResponse.from(List.of(), 1));
  }

  private static Answer shown(CounterName name, Optional<Counter> found) {
    return found.isEmpty() ? Answer.of(RefusalProblem.notFound(name)) : CounterResponse.from(found.get());
  }
}
