package io.counterservice.adapter.admin.access;

import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The one chain of filters before the console's pages: who is signed in, which role a path wants, CSRF, and the headers that keep a browser to this
 * host. Whoever must change the password may do nothing else first.
 */
final class Gate {
  private static final String CONSOLE = "/console/**";
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
      + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String[] OPEN = {"/console/sign-in", "/console/sign-in/*/*", "/console/assets/**"};
  private static final String[] OWN = {"/console/password", "/console/sign-out", "/console/theme"};
  /** Changes nothing, and what it answers no other page can read; the element that asks for it knows no token. */
  private static final ServerWebExchangeMatcher TICKETS = new PathPatternParserServerWebExchangeMatcher(LiveTickets.PATH, HttpMethod.POST);
  private static final ServerWebExchangeMatcher UPLOADS = new AndServerWebExchangeMatcher(
      new PathPatternParserServerWebExchangeMatcher(FormTokens.UPLOAD, HttpMethod.POST), Gate::isMultipart);
  private static final ServerWebExchangeMatcher OTHERS = new OrServerWebExchangeMatcher(TICKETS, UPLOADS);
  private static final String IMPORTS = "/console/import/**";
  /** What only shows a form is for who may send it. */
  private static final String[] OPERATOR_FORMS = {"/console/new-counter", "/console/counters/*/edit", "/console/counters/*/confirm"};
  private static final String[] ADMIN_FORMS = {"/console/new-key", "/console/keys/*/edit", "/console/new-plan", "/console/plans/*"};
  private static final String[] ADMIN = {"/console/new-key", "/console/keys/**", "/console/new-plan", "/console/plans/**",
      "/console/users/**"};
  private final UserSessions sessions;
  private final Denials denials;
  private final FormTokens tokens;

  Gate(UserSessions sessions, Denials denials, FormTokens tokens) {
    this.sessions = sessions;
    this.denials = denials;
    this.tokens = tokens;
  }

  SecurityWebFilterChain chain(ServerHttpSecurity http) {
    return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher(CONSOLE)).securityContextRepository(sessions)
        .authorizeExchange(Gate::roles).httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable).logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .csrf(
            csrf -> csrf.csrfTokenRepository(tokens.repository()).requireCsrfProtectionMatcher(Gate::needsToken)
                .accessDeniedHandler(denials::forged))
        .exceptionHandling(failures -> failures.authenticationEntryPoint(denials::unknown).accessDeniedHandler(denials::forbidden))
        .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
            .frameOptions(frames -> frames.mode(Mode.DENY)).referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .build();
  }

  private static void roles(AuthorizeExchangeSpec paths) {
    paths.pathMatchers(OPEN).permitAll().pathMatchers(OWN).authenticated()
        .pathMatchers(IMPORTS).access((who, _) -> decide(who, Role.OPERATOR));
    for (HttpMethod reading : List.of(HttpMethod.GET, HttpMethod.HEAD))
      paths.pathMatchers(reading, OPERATOR_FORMS).access((who, _) -> decide(who, Role.OPERATOR))
          .pathMatchers(reading, ADMIN_FORMS).access((who, _) -> decide(who, Role.ADMIN))
          .pathMatchers(reading, CONSOLE).access((who, _) -> decide(who, Role.VIEWER));
    paths.pathMatchers(LiveTickets.PATH).access((who, _) -> decide(who, Role.VIEWER))
        .pathMatchers(ADMIN).access((who, _) -> decide(who, Role.ADMIN))
        .anyExchange().access((who, _) -> decide(who, Role.OPERATOR));
  }

  private static Mono<MatchResult> needsToken(ServerWebExchange exchange) {
    return OTHERS.matches(exchange)
        .flatMap(other -> other.isMatch() ? MatchResult.notMatch() : CsrfWebFilter.DEFAULT_CSRF_MATCHER.matches(exchange));
  }

  private static Mono<MatchResult> isMultipart(ServerWebExchange exchange) {
    String type = Objects.requireNonNullElse(exchange.getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE), "");
    boolean isOne = type.regionMatches(true, 0, MediaType.MULTIPART_FORM_DATA_VALUE, 0, MediaType.MULTIPART_FORM_DATA_VALUE.length());
    return isOne ? MatchResult.match() : MatchResult.notMatch();
  }

  private static Mono<AuthorizationResult> decide(
      Mono<Authentication> who, Role needed) {
    return who.<AuthorizationResult>map(token -> new AuthorizationDecision(
        token.getPrincipal() instanceof User user && !user.mustChangePassword() && user.role().includes(needed)))
        .defaultIfEmpty(new AuthorizationDecision(false));
  }
}
