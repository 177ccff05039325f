package io.counterservice.adapter.admin.page;

import io.counterservice.domain.access.User;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who asks for a page. */
public final class Visitor {
  private Visitor() {}

  /** Empty where nobody is signed in. */
  public static Mono<User> of(ServerWebExchange exchange) {
    return exchange.getPrincipal().ofType(Authentication.class).mapNotNull(Authentication::getPrincipal).ofType(User.class);
  }
}
