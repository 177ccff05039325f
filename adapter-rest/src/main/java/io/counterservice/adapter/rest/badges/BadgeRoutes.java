package io.counterservice.adapter.rest.badges;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.application.port.in.RecallCounters;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The values of public counters as pictures. A counter that is not public is told like one that does not exist. */
public final class BadgeRoutes {
  private static final Duration STALE_MAX = Duration.ofSeconds(5);
  private static final String CACHING = "public, max-age=10, stale-while-revalidate=60, stale-if-error=86400";
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private final RecallCounters counters;

  public BadgeRoutes(RecallCounters counters) {
    this.counters = counters;
  }

  public List<Route> routes() {
    return List.of(Route.open("GET", "/badges/{name}.svg", this::badge));
  }

  private Mono<Answer> badge(Call call) {
    if (!CounterName.isValid(call.variable()))
      throw Problem.invalid("name", CounterName.RULE).asException();
    var name = new CounterName(call.variable());
    var request = BadgeRequest.of(call.query(), name);
    return Stages.mono(call, counters.find(name, STALE_MAX), found -> answer(call, name, request, found.counter()));
  }

  private static Answer answer(Call call, CounterName name, BadgeRequest request, Optional<Counter> found) {
    return found.filter(counter -> counter.definition().visible())
        .map(counter -> picture(request.badgeOf(counter)).answerTo(call).header("Content-Security-Policy", POLICY))
        .orElseGet(() -> notFound(name));
  }

  private static PublicFile picture(Badge badge) {
    return new PublicFile("image/svg+xml; charset=utf-8", badge.toSvg().getBytes(StandardCharsets.UTF_8), CACHING);
  }

  private static Answer notFound(CounterName name) {
    var problem = Problem.of(ProblemType.COUNTER_NOT_FOUND, "There is no public counter " + name).with("counter", name.value());
    return Answer.of(problem).header("Cache-Control", "public, max-age=10").header("Access-Control-Allow-Origin", "*");
  }
}
