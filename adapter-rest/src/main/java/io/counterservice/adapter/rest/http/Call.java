package io.counterservice.adapter.rest.http;

import io.counterservice.adapter.rest.body.BodyReader;
import io.counterservice.adapter.rest.limit.Allowance;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.counter.Actor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One request on its way through a route. */
public final class Call {
  /** What a proxy says of its client may be any text. */
  private static final int ADDRESS_LENGTH_MAX = 64;
  private static final String LIMIT = "RateLimit";
  private static final String LIMIT_POLICY = "RateLimit-Policy";

  private final ServerHttpRequest request;
  private final Route route;
  private final String variable;
  private final BodyReader bodies;
  private @Nullable Query query;
  private @Nullable ApiKey key;
  private @Nullable Allowance allowance;
  private boolean bodyTaken;

  Call(ServerHttpRequest request, RouteTable.Match match, Route route, BodyReader bodies) {
    this.request = request;
    this.route = route;
    this.variable = match.variable();
    this.bodies = bodies;
  }

  public ServerHttpRequest request() {
    return request;
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

  /** The value of a header field that may come once, or null. */
  public @Nullable String header(String name) {
    List<String> values = headers(name);
    if (values.size() > 1)
      throw Problem.invalid(name, "must be given at most once").asException();
    return values.isEmpty() ? null : values.getFirst();
  }

  /** All values of a header field that may come several times, as one list. */
  public List<String> headers(String name) {
    return request().getHeaders().getOrEmpty(name);
  }

  /** The key that was let in; only a route with a scope may ask. */
  public ApiKey key() {
    if (key == null)
      throw new IllegalStateException(route.template() + " is open to all and has no key");
    return key;
  }

  /** Who asks, and from where; only a route with a scope may ask. */
  public Caller caller() {
    return new Caller(new Actor(key().id()), address());
  }

  /** The network address that the request came from, as far as the server knows it; at most 64 characters. */
  public @Nullable String address() {
    InetSocketAddress remote = request.getRemoteAddress();
    if (remote == null)
      return null;
    InetAddress ip = remote.getAddress();
    String text = ip == null ? remote.getHostString() : ip.getHostAddress();
    return text.length() <= ADDRESS_LENGTH_MAX ? text : text.substring(0, ADDRESS_LENGTH_MAX);
  }

  /** Takes so many operations from what the rate plan of the key allows, all or none; refuses the request where they are not there. */
  public void spend(long operations) {
    spend("body", operations);
  }

  /** The same; where the plan can never admit so many, the problem names the field that asks for them. */
  public void spend(String field, long operations) {
    if (allowance != null)
      allowance.spend(field, operations);
  }

  public boolean hasBody() {
    return BodyReader.isPresent(request());
  }

  /** Whether only reading the body tells how long it is. */
  public boolean isLengthUnknown() {
    return request().getHeaders().getContentLength() < 0;
  }

  /** Hands a body of ordinary size to {@code use}; empty where there is none. */
  public Mono<Answer> withBody(Function<byte[], Mono<Answer>> use) {
    bodyTaken = true;
    return bodies.small(request(), use);
  }

  public Mono<Answer> withBulkBody(Function<byte[], Mono<Answer>> use) {
    bodyTaken = true;
    return bodies.bulk(request(), use);
  }

  /** A long body as it comes, at most so many bytes; it is never in memory as a whole. */
  public Flux<byte[]> bodyParts(long bytesMax) {
    bodyTaken = true;
    return bodies.parts(request(), bytesMax);
  }

  /** Refuses a body where the route reads none. */
  public void refuseBody() {
    if (hasBody())
      throw Problem.invalid("body", "must be absent").asException();
  }

  boolean isBodyTaken() {
    return bodyTaken;
  }

  void admit(ApiKey admitted, @Nullable Allowance ofKey) {
    this.key = admitted;
    this.allowance = ofKey;
  }

  /** The answer with what the key may still do, where a plan limits it. */
  Answer withLimits(Answer answer) {
    return allowance == null ? answer : answer.header(LIMIT, allowance.left()).header(LIMIT_POLICY, allowance.policy());
  }
}
