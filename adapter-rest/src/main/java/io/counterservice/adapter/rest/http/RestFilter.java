package io.counterservice.adapter.rest.http;

import io.counterservice.adapter.rest.access.KeyGate;
import io.counterservice.adapter.rest.body.BodyReader;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemTranslator;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.domain.access.AccessDecision;
import java.util.concurrent.CompletableFuture;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.accept.ApiVersionStrategy;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Serves the routes of this adapter, each request checked in the order of {@link ProblemType}: path, method, whether
 * keys can be checked, key, Accept, scope, version of the interface, and then whatever the route itself checks.
 *
 * <p>It is a filter, ahead of the security chain and of the dispatcher: both together cost more than all work done here
 * for an increment. Every route without a key is written down as such in its {@link Route}.
 */
@Order(RestFilter.BEFORE_THE_SECURITY_CHAIN)
public final class RestFilter implements WebFilter {
  /** Spring Security's chain has −100. */
  static final int BEFORE_THE_SECURITY_CHAIN = -200;
  private static final String VERSION_HEADER = "API-Version";

  private final RouteTable table;
  private final KeyGate gate;
  private final BodyReader bodies;
  private final ApiVersionStrategy versions;
  private final ProblemTranslator problems;

  public RestFilter(RouteTable table, KeyGate gate, BodyReader bodies, ApiVersionStrategy versions, ProblemTranslator problems) {
    this.table = table;
    this.gate = gate;
    this.bodies = bodies;
    this.versions = versions;
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String path = exchange.getRequest().getURI().getRawPath();
    RouteTable.Match match = table.match(path);
    if (match == null)
      return table.owns(path)
          ? refuse(exchange, Problem.of(ProblemType.PATH_NOT_FOUND, "Nothing is served at this path"))
          : chain.filter(exchange);
    Route route = match.route(exchange.getRequest().getMethod().name());
    if (route == null)
      return refuse(exchange, methodNotAllowed(exchange.getRequest(), match));
    nameForMetrics(exchange, route);
    var call = new Call(exchange, match, route, bodies);
    return answer(call).onErrorResume(thrown -> recover(call, thrown)).flatMap(answer -> answer.writeTo(exchange.getResponse()));
  }

  private Mono<Answer> answer(Call call) {
    try {
      if (call.route().scope() == null)
        return checked(call);
      var decision = gate.decide(call.request()).toCompletableFuture();
      return decision.state() == CompletableFuture.State.SUCCESS
          ? admitted(call, decision.resultNow())
          : Stages.mono(call, decision).flatMap(granted -> admitted(call, granted));
    } catch (RuntimeException thrown) {
      return Mono.error(thrown);
    }
  }

  private Mono<Answer> admitted(Call call, AccessDecision decision) {
    call.admit(gate.admit(decision, call.request()));
    MediaTypes.requireAccepted(call, call.route().offers());
    if (call.route().scope() != null)
      KeyGate.requireScope(call.key(), call.route().scope());
    return checked(call);
  }

  private Mono<Answer> checked(Call call) {
    if (call.header(VERSION_HEADER) == null)
      return call.route().handler().handle(call);
    return versions.resolveParseAndValidateApiVersion(call.exchange()).flatMap(_ -> call.route().handler().handle(call));
  }

  private Mono<Answer> recover(Call call, Throwable thrown) {
    Problem problem = problems.problemOf(thrown);
    return call.isBodyTaken() ? Mono.just(Answer.of(problem)) : leavingBody(call.request(), problem);
  }

  private Mono<Void> refuse(ServerWebExchange exchange, Problem problem) {
    return leavingBody(exchange.getRequest(), problem).flatMap(answer -> answer.writeTo(exchange.getResponse()));
  }

  /** Answers a request whose body nobody read: at once where little can follow, else when that has been thrown away. */
  private Mono<Answer> leavingBody(ServerHttpRequest request, Problem problem) {
    if (!BodyReader.isPresent(request) || bodies.isSmall(request))
      return Mono.just(Answer.of(problem));
    Problem last = problem.withHeader("Connection", "close");
    return bodies.discard(request).thenReturn(Answer.of(last));
  }

  private static Problem methodNotAllowed(ServerHttpRequest request, RouteTable.Match match) {
    return Problem.of(ProblemType.METHOD_NOT_ALLOWED, request.getMethod() + " is not among the methods of this path").withHeader("Allow",
        match.allowed());
  }

  private static void nameForMetrics(ServerWebExchange exchange, Route route) {
    ServerRequestObservationContext.findCurrent(exchange.getAttributes()).ifPresent(context -> context.setPathPattern(route.template()));
  }
}
