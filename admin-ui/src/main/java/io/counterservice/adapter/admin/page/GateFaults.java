package io.counterservice.adapter.admin.page;

import io.counterservice.application.port.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Says as a page what goes wrong before any page is reached: who is signed in cannot be told, or a form cannot be read. Strangers can bring
 * about the latter, so nothing of it is logged.
 */
public final class GateFaults implements WebFilter, Ordered {
  private final Pages pages;

  public GateFaults(Pages pages) {
    this.pages = pages;
  }

  /** Around the gate, within what zips. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 2;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Mono<Void> handled = chain.filter(exchange);
    return exchange.getRequest().getURI().getPath().startsWith("/console")
        ? handled.onErrorResume(failure -> answer(exchange, failure))
        : handled;
  }

  private Mono<Void> answer(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted())
      return Mono.error(failure);
    Fault fault = fault(failure);
    return fault == null ? Mono.error(failure) : pages.write(exchange, fault);
  }

  private static @Nullable Fault fault(Throwable failure) {
    return switch (failure) {
      case UnavailableException _ -> Fault.NOT_NOW;
      case DataBufferLimitException _ ->
        new Fault(HttpStatus.CONTENT_TOO_LARGE, "The form is too long", "Nothing was changed. Go back and send less.");
      case ServerWebInputException _,IllegalArgumentException _ ->
        new Fault(HttpStatus.BAD_REQUEST, "The form cannot be read",
            "Nothing was changed. Load the page again and send the form once more.");
      default -> null;
    };
  }
}
