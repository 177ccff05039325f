package io.counterservice.bootstrap.wiring;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.in.Authenticate;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who may look at the running service: health is open to all, the rest of {@code /actuator} needs a key with scope admin. The
 * routes of the REST surface never come here: their own filter stands before this chain.
 */
@Configuration(proxyBeanMethods = false)
public class ManagementSecurity {
  private static final String BEARER = "Bearer ";

  @Bean
  SecurityWebFilterChain management(ServerHttpSecurity http, Authenticate keys) {
    HttpStatusServerEntryPoint unauthorized = new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED);
    AuthenticationWebFilter byKey = new AuthenticationWebFilter(manager(keys));
    byKey.setServerAuthenticationConverter(ManagementSecurity::presented);
    byKey.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(unauthorized));
    return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/actuator/**"))
        .authorizeExchange(paths -> paths
            .pathMatchers("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness").permitAll()
            .anyExchange().hasAuthority(Scope.ADMIN.text()))
        .addFilterAt(byKey, SecurityWebFiltersOrder.AUTHENTICATION)
        .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthorized))
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .build();
  }

  private static ReactiveAuthenticationManager manager(Authenticate keys) {
    return presented -> Mono.fromCompletionStage(() -> keys.authenticate(String.valueOf(presented.getCredentials())))
        .onErrorMap(UnavailableException.class, away -> new AuthenticationServiceException("keys cannot be checked now", away))
        .map(decision -> switch (decision) {
          case AccessDecision.Granted(var key) -> UsernamePasswordAuthenticationToken.authenticated(key.id(), null,
              AuthorityUtils.createAuthorityList(key.allows(Scope.ADMIN) ? Scope.ADMIN.text() : "none"));
          case AccessDecision.Denied _ -> throw new BadCredentialsException("the key is not in force");
        });
  }

  private static Mono<Authentication> presented(ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
    String key = authorization != null && authorization.startsWith(BEARER)
        ? authorization.substring(BEARER.length())
        : headers.getFirst("X-API-Key");
    return key == null ? Mono.empty() : Mono.just(UsernamePasswordAuthenticationToken.unauthenticated("key", key));
  }
}
