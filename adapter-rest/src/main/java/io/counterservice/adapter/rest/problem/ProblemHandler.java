package io.counterservice.adapter.rest.problem;

import java.nio.channels.ClosedChannelException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** The last resort: answers with a problem wherever an exchange fails outside the routes of this adapter. */
@Order(ProblemHandler.BEFORE_THE_FRAMEWORK)
public final class ProblemHandler implements WebExceptionHandler {
  /** Spring Boot's own handler has −1 and the one for status exceptions 0. */
  static final int BEFORE_THE_FRAMEWORK = -100;

  private final ProblemTranslator translator;

  public ProblemHandler(ProblemTranslator translator) {
    this.translator = translator;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
    var response = exchange.getResponse();
    if (response.isCommitted() || thrown instanceof ClosedChannelException)
      return Mono.error(thrown);
    Problem problem = translator.problemOf(thrown);
    response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
    response.getHeaders().set("Content-Type", Problem.MEDIA_TYPE);
    problem.headers().forEach(response.getHeaders()::set);
    byte[] body = problem.toJson();
    response.getHeaders().setContentLength(body.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }
}
