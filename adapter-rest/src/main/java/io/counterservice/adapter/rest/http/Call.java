package io.counterservice.adapter.rest.http;

import io.counterservice.domain.access.ApiKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** One request on its way through a route. */
public final class Call {
  private final ServerWebExchange exchange;
  private final Route route;
  private final String variable;
  private @Nullable Query query;
  private @Nullable ApiKey key;

  Call(ServerWebExchange exchange, Route route, String variable) {
    this.exchange = exchange;
    this.route = route;
    this.variable = variable;
  }

  public ServerWebExchange exchange() {
    return exchange;
  }

  public ServerHttpRequest request() {
    return exchange.getRequest();
  }

  Route route() {
    return route;
  }

  /** The decoded segment in the place of the template's variable; empty where it has none. */
  public String variable() {
    return variable;
  }

  public Query query() {
    if (query == null)
      query = Query.of(request().getURI().getRawQuery());
    return query;
  }

  public @Nullable String header(String name) {
    return request().getHeaders().getFirst(name);
  }

  /** The key that was let in; only a route with a scope may ask. */
  public ApiKey key() {
    if (key == null)
      throw new IllegalStateException(route.template() + " is open to all and has no key");
    return key;
  }

  void admit(ApiKey admitted) {
    this.key = admitted;
  }
}
