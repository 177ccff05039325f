package io.counterservice.adapter.rest.http;

import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.accept.ApiVersionStrategy;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import reactor.core.publisher.Mono;

/** The version of the interface that a request asks for, by Spring's own rules; they want an exchange, so only who asks pays. */
public final class Versions {
  static final String HEADER = "API-Version";

  private final ApiVersionStrategy strategy;
  private final DefaultWebSessionManager sessions = new DefaultWebSessionManager();
  private final ServerCodecConfigurer codecs = ServerCodecConfigurer.create();
  private final AcceptHeaderLocaleContextResolver locales = new AcceptHeaderLocaleContextResolver();

  public Versions(ApiVersionStrategy strategy) {
    this.strategy = strategy;
  }

  /** The version, or an error where there is none like it. */
  Mono<Comparable<?>> checked(ServerHttpRequest request, ServerHttpResponse response) {
    return strategy.resolveParseAndValidateApiVersion(new DefaultServerWebExchange(request, response, sessions, codecs, locales));
  }
}
