package io.counterservice.adapter.rest.http;

import io.counterservice.adapter.rest.access.KeyGate;
import io.counterservice.domain.access.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Guards what Spring serves below {@code /actuator}: health is open to all and looks at no key, the rest is for keys with the scope
 * admin, let in and refused by the gate of all other routes. Paths are matched as Spring itself matches them, so that no spelling
 * of a path gets around.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ManagementGuard implements WebFilter {
  private static final PathPattern GUARDED = pattern("/actuator/**");
  private static final List<PathPattern> OPEN = Stream
      .of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness").map(ManagementGuard::pattern).toList();
  private final KeyGate gate;

  public ManagementGuard(KeyGate gate) {
    this.gate = gate;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (!isGuarded(request.getPath().pathWithinApplication()))
      return chain.filter(exchange);
    return Stages.mono(request, gate.decide(request))
        .doOnNext(decision -> KeyGate.requireScope(gate.admit(decision, request).key(), Scope.ADMIN))
        .then(chain.filter(exchange));
  }

  private static boolean isGuarded(PathContainer path) {
    return GUARDED.matches(path) && OPEN.stream().noneMatch(open -> open.matches(path));
  }

  private static PathPattern pattern(String text) {
    return PathPatternParser.defaultInstance.parse(text);
  }
}
