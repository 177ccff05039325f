package io.counterservice.adapter.rest.http;

import io.counterservice.adapter.rest.access.KeyGate;
import io.counterservice.adapter.rest.body.BodyReader;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemTranslator;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Serves the routes of this adapter, each request checked in the order of {@link ProblemType}: path, method, whether
 * keys can be checked, key, Accept, scope, version of the interface, and then whatever the route itself checks, its rate plan last.
 *
 * <p>It stands before the exchange, the filters and the dispatcher of Spring, and hands on to them what is no path of its
 * own: together they cost more than all work done here for an increment. So nothing behind it guards these routes; every
 * route without a key is written down as such in its {@link Route}.
 */
public final class RestHandler {
  private final RouteTable table;
  private final KeyGate gate;
  private final BodyReader bodies;
  private final Versions versions;
  private final ProblemTranslator problems;

  public RestHandler(RouteTable table, KeyGate gate, BodyReader bodies, Versions versions, ProblemTranslator problems) {
    this.table = table;
    this.gate = gate;
    this.bodies = bodies;
    this.versions = versions;
    this.problems = problems;
  }

  /**
   * A handler that asks this one first and the other about the paths that are not its own.
   *
   * @param origin makes a request one of whom a trusted proxy speaks for
   */
  public HttpHandler before(HttpHandler other, UnaryOperator<ServerHttpRequest> origin) {
    return (request, response) -> {
      String path = request.getURI().getRawPath();
      RouteTable.Match match = table.match(path);
      if (match != null)
        return serve(match, origin, request, response);
      return table.owns(path)
          ? refuse(request, response, Problem.of(ProblemType.PATH_NOT_FOUND, "Nothing is served at this path"))
          : other.handle(request, response);
    };
  }

  private Mono<Void> serve(RouteTable.Match match, UnaryOperator<ServerHttpRequest> origin, ServerHttpRequest request,
      ServerHttpResponse response) {
    ServerHttpRequest seen;
    try {
      seen = origin.apply(request);
    } catch (IllegalArgumentException _) {
      return refuse(request, response, Problem.invalid("X-Forwarded-For", "must be what a proxy sends, like its kin"));
    }
    return serve(match, seen, response);
  }

  private Mono<Void> serve(RouteTable.Match match, ServerHttpRequest request, ServerHttpResponse response) {
    Route route = match.route(request.getMethod().name());
    if (route == null)
      return refuse(request, response, methodNotAllowed(request, match));
    var call = new Call(request, match, route, bodies);
    return answer(call, response).onErrorResume(thrown -> recover(call, thrown))
        .flatMap(answer -> call.withLimits(answer).writeTo(response));
  }

  private Mono<Answer> answer(Call call, ServerHttpResponse response) {
    try {
      Scope scope = call.route().scope();
      if (scope == null)
        return checked(call, response);
      var decision = gate.decide(call.request()).toCompletableFuture();
      return decision.state() == CompletableFuture.State.SUCCESS
          ? admitted(call, response, decision.resultNow())
          : Stages.mono(call, decision).flatMap(granted -> admitted(call, response, granted));
    } catch (RuntimeException thrown) {
      return Mono.error(thrown);
    }
  }

  private Mono<Answer> admitted(Call call, ServerHttpResponse response, AccessDecision decision) {
    AccessDecision.Granted granted = gate.admit(decision, call.request());
    call.admit(granted.key(), gate.allowanceOf(granted));
    MediaTypes.requireAccepted(call, call.route().offers());
    Scope scope = call.route().scope();
    if (scope != null)
      KeyGate.requireScope(call.key(), scope);
    return checked(call, response);
  }

  private Mono<Answer> checked(Call call, ServerHttpResponse response) {
    return call.header(Versions.HEADER) == null
        ? call.route().handler().handle(call)
        : versions.checked(call.request(), response).flatMap(_ -> call.route().handler().handle(call));
  }

  private Mono<Answer> recover(Call call, Throwable thrown) {
    Problem problem = problems.problemOf(thrown);
    return call.isBodyTaken() ? Stages.soon(call.request(), Answer.of(problem)) : leavingBody(call.request(), problem);
  }

  private Mono<Void> refuse(ServerHttpRequest request, ServerHttpResponse response, Problem problem) {
    return leavingBody(request, problem).flatMap(answer -> answer.writeTo(response));
  }

  /** Answers a request whose body nobody read: at once where little can follow, else when that has been thrown away. */
  private Mono<Answer> leavingBody(ServerHttpRequest request, Problem problem) {
    if (!BodyReader.isPresent(request) || bodies.isSmall(request))
      return Stages.soon(request, Answer.of(problem));
    Problem last = problem.withHeader("Connection", "close");
    return bodies.discard(request).thenReturn(Answer.of(last));
  }

  private static Problem methodNotAllowed(ServerHttpRequest request, RouteTable.Match match) {
    return Problem.of(ProblemType.METHOD_NOT_ALLOWED, request.getMethod() + " is not among the methods of this path").withHeader("Allow",
        match.allowed());
  }
}
