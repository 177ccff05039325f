package io.counterservice.adapter.admin.page;

import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Puts the frame around every page. */
@ControllerAdvice(basePackages = "io.counterservice.adapter.admin")
public final class Frames {
  static final String THEME = "counter-theme";
  static final List<String> THEMES = List.of("system", "light", "dark");
  private final Assets assets;
  private final InstantSource clock;

  public Frames(Assets assets, InstantSource clock) {
    this.assets = assets;
    this.clock = clock;
  }

  @ModelAttribute("frame")
  Mono<Frame> frame(ServerWebExchange exchange) {
    Mono<Optional<User>> who = Visitor.of(exchange).singleOptional();
    return Mono.zip(token(exchange), who, exchange.getSession())
        .map(parts -> frame(exchange, parts.getT1(), parts.getT2(), parts.getT3()));
  }

  private Frame frame(ServerWebExchange exchange, String csrf, Optional<User> who, WebSession session) {
    URI address = exchange.getRequest().getURI();
    return new Frame(assets.path(), csrf, theme(exchange), who.map(User::name).orElse(""), who.map(user -> user.role().text()).orElse(""),
        includes(who, Role.OPERATOR), includes(who, Role.ADMIN), address.getAuthority(),
        address.getScheme() + "://" + address.getAuthority(), clock.instant(), () -> Toast.take(session));
  }

  private static boolean includes(Optional<User> who, Role needed) {
    return who.map(User::role).filter(role -> role.includes(needed)).isPresent();
  }

  /** Asking for it sends its cookie. */
  private static Mono<String> token(ServerWebExchange exchange) {
    @Nullable
    Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
    return token == null ? Mono.just("") : token.map(CsrfToken::getToken);
  }

  private static String theme(ServerWebExchange exchange) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(THEME);
    return cookie != null && THEMES.contains(cookie.getValue()) ? cookie.getValue() : THEMES.getFirst();
  }
}
