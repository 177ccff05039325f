package io.counterservice.adapter.admin.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** From what was sent to a page that may be loaded again: by status 303, so that nothing is sent twice. */
public final class Onward {
  private Onward() {}

  public static Rendering to(String address) {
    return Rendering.redirectTo(address).status(HttpStatus.SEE_OTHER).build();
  }

  /** With a sentence for the page to show, once. */
  public static Mono<Rendering> to(String path, String sentence, ServerWebExchange exchange) {
    return Toast.leave(exchange, sentence).thenReturn(to(path));
  }
}
