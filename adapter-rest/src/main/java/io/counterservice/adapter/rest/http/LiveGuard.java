package io.counterservice.adapter.rest.http;

import io.counterservice.adapter.rest.access.KeyGate;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.application.port.in.IssueTickets;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.WebOrigin;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Guards the live feed, which others serve: lets in with a key, with a ticket, or as nobody, and tells which by the attribute
 * {@link #KEY} of the exchange. A browser sends what it has on behalf of any page; so with a key or a ticket the page must be the
 * service's own or of an origin that the key names. Nobody sees what everybody may see, from everywhere.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class LiveGuard implements WebFilter {
  /** Under this name stands the {@link ApiKey} that was let in; nothing does for nobody. */
  public static final String KEY = ApiKey.class.getName();
  private static final String TICKET = "ticket";
  private static final PathPattern SOCKET = PathPatternParser.defaultInstance.parse("/live");
  private static final PathPattern STREAM = PathPatternParser.defaultInstance.parse("/stream");
  private final KeyGate gate;
  private final IssueTickets tickets;
  private final Versions versions;

  public LiveGuard(KeyGate gate, IssueTickets tickets, Versions versions) {
    this.gate = gate;
    this.tickets = tickets;
    this.versions = versions;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
    if (!SOCKET.matches(path) && !STREAM.matches(path))
      return chain.filter(exchange);
    return Mono.defer(() -> admission(exchange)).then(Mono.defer(() -> version(exchange))).then(chain.filter(exchange));
  }

  /** Ends when the exchange knows who was let in; else fails with the problem. */
  private Mono<Void> admission(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    if (!request.getMethod().equals(HttpMethod.GET))
      throw Problem.of(ProblemType.METHOD_NOT_ALLOWED, request.getMethod() + " is not among the methods of this path")
          .withHeader("Allow", "GET").asException();
    String ticket = ticket(request);
    if (ticket != null)
      return Stages.mono(request, tickets.redeem(ticket)).map(decision -> gate.admitTicket(decision, request))
          .doOnNext(granted -> letIn(granted, exchange)).then();
    if (KeyGate.presentsKey(request))
      return Stages.mono(request, gate.decide(request)).map(decision -> gate.admit(decision, request))
          .doOnNext(granted -> letIn(granted, exchange)).then();
    share(exchange, "*");
    return Mono.empty();
  }

  private static void letIn(AccessDecision.Granted granted, ServerWebExchange exchange) {
    ApiKey key = granted.key();
    KeyGate.requireScope(key, Scope.LIVE_READ);
    String origin = once(exchange.getRequest(), HttpHeaders.ORIGIN);
    if (origin != null && !isOwn(origin, exchange.getRequest().getURI()) && !key.allowsOrigin(origin))
      throw foreign().asException();
    exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    share(exchange, origin);
    exchange.getAttributes().put(KEY, key);
  }

  /** The ticket presented, or null. An unused parameter beside a key is refused: it would hide which of the two counted. */
  private static @Nullable String ticket(ServerHttpRequest request) {
    String ticket = Query.of(request.getURI().getRawQuery()).one(TICKET);
    if (ticket == null)
      return null;
    if (ticket.isEmpty())
      throw Problem.invalid(TICKET, "must not be empty").asException();
    if (KeyGate.presentsKey(request))
      throw Problem.invalid(TICKET, "must be absent where a key is sent").asException();
    return ticket;
  }

  /** The value of a header field that may come once, or null. */
  private static @Nullable String once(ServerHttpRequest request, String header) {
    List<String> values = request.getHeaders().getOrEmpty(header);
    if (values.size() > 1)
      throw Problem.invalid(header, "must be given at most once").asException();
    return values.isEmpty() ? null : values.getFirst();
  }

  /** Whether the page comes from where the request went, as far as the service knows; a proxy's headers count where all else trusts them. */
  private static boolean isOwn(String origin, URI address) {
    String own = address.getScheme() + "://" + Objects.requireNonNullElse(address.getRawAuthority(), "");
    return WebOrigin.isValid(origin) && WebOrigin.isValid(own) && new WebOrigin(origin).equals(new WebOrigin(own));
  }

  private static Problem foreign() {
    return Problem.of(ProblemType.FORBIDDEN, "The key does not name the origin of this page").with("field", HttpHeaders.ORIGIN)
        .with("rule", "must be the service's own or among the origins of the key");
  }

  /** Lets the page read the stream; a socket needs no such leave. */
  private static void share(ServerWebExchange exchange, @Nullable String origin) {
    if (origin != null && STREAM.matches(exchange.getRequest().getPath().pathWithinApplication()))
      exchange.getResponse().getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
  }

  private Mono<Void> version(ServerWebExchange exchange) {
    return once(exchange.getRequest(), Versions.HEADER) == null
        ? Mono.empty()
        : versions.checked(exchange.getRequest(), exchange.getResponse()).then();
  }
}
