package io.counterservice.adapter.admin.page;

import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.User;
import io.counterservice.domain.counter.Actor;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
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

  /** Who asks for a change. */
  public static Caller caller(User user, ServerWebExchange exchange) {
    return new Caller(actor(user), address(exchange));
  }

  /** Who a user is to counters and to the audit trail. */
  public static Actor actor(User user) {
    return Actor.user(user.name());
  }

  /** Where a request comes from. A proxy's headers count where the service was told to trust them. */
  public static @Nullable String address(ServerWebExchange exchange) {
    InetSocketAddress address = exchange.getRequest().getRemoteAddress();
    if (address == null)
      return null;
    return address.getAddress() == null ? address.getHostString() : address.getAddress().getHostAddress();
  }
}
