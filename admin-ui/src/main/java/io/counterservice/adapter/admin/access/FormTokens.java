package io.counterservice.adapter.admin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What forms send back to show that they came from a page of ours: in a cookie, so that one that was open when its session ended can be told from a forged one. */
public final class FormTokens {
  /**
   * The one form that has its token checked by its handler: its file is too large to be read before it is known who sends it, which is what the filter
   * would do.
   */
  public static final String UPLOAD = "/console/import";
  private final CookieServerCsrfTokenRepository repository = new CookieServerCsrfTokenRepository();
  private final XorServerCsrfTokenRequestAttributeHandler masks = new XorServerCsrfTokenRequestAttributeHandler();

  FormTokens() {
    repository.setCookieName("counter-csrf");
    repository.setCookiePath("/console");
    repository.setCookieCustomizer(cookie -> cookie.httpOnly(true).secure(true).sameSite("Lax"));
  }

  CookieServerCsrfTokenRepository repository() {
    return repository;
  }

  /** Whether a page of ours gave this token to the browser that sends the request. */
  public Mono<Boolean> isOurs(String presented, ServerWebExchange exchange) {
    return repository.loadToken(exchange).flatMap(token -> {
      var withToken = exchange.mutate().request(request -> request.header(token.getHeaderName(), presented)).build();
      return masks.resolveCsrfTokenValue(withToken, token).map(value -> MessageDigest.isEqual(bytes(value), bytes(token.getToken())));
    }).defaultIfEmpty(false);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
