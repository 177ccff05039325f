package io.counterservice.adapter.admin.page;

import io.counterservice.application.port.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** What a page says where it cannot be shown: what happened and what to do. */
@Controller
@ControllerAdvice(basePackages = "io.counterservice.adapter.admin")
public final class ErrorPages {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private final Frames frames;

  public ErrorPages(Frames frames) {
    this.frames = frames;
  }

  @RequestMapping("/console/**")
  Mono<Rendering> nothingHere(ServerWebExchange exchange) {
    return page(exchange, HttpStatus.NOT_FOUND, "There is no such page", "The address is wrong, or the page has moved.");
  }

  @ExceptionHandler
  Mono<Rendering> gone(Gone gone, ServerWebExchange exchange) {
    return page(exchange, HttpStatus.NOT_FOUND, "Not found", String.valueOf(gone.getMessage()));
  }

  @ExceptionHandler
  Mono<Rendering> unavailable(UnavailableException failure, ServerWebExchange exchange) {
    return switch (failure.reason()) {
      case OUTCOME_UNKNOWN -> page(exchange, HttpStatus.SERVICE_UNAVAILABLE, "The outcome is unknown",
          "The database went away while the change was committed. Go back and send the form again: it is applied once at most.");
      default -> page(exchange, Fault.NOT_NOW);
    };
  }

  @ExceptionHandler
  Mono<Rendering> refused(ResponseStatusException failure, ServerWebExchange exchange) {
    HttpStatus status = HttpStatus.resolve(failure.getStatusCode().value());
    return page(exchange, status == null ? HttpStatus.BAD_REQUEST : status, "The request is wrong",
        "It cannot be read. Go back and try again.");
  }

  @ExceptionHandler
  Mono<Rendering> failed(RuntimeException failure, ServerWebExchange exchange) {
    if (!DisconnectedClientHelper.isClientDisconnectedException(failure))
      LOG.error("A page of the console failed", failure);
    return page(exchange, HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong", "That is our fault, and it is in the log.");
  }

  private Mono<Rendering> page(ServerWebExchange exchange, HttpStatus status, String title, String sentence) {
    return page(exchange, new Fault(status, title, sentence));
  }

  /** With a frame of its own: what a handler had in its model is gone when it fails. */
  private Mono<Rendering> page(ServerWebExchange exchange, Fault fault) {
    return frames.frame(exchange).map(frame -> fault.rendering().modelAttribute("frame", frame).build());
  }
}
