package io.counterservice.adapter.admin.page;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Light, dark, or as the system is: kept by the browser. */
@Controller
public final class ThemePage {
  private static final Duration KEPT = Duration.ofDays(365);

  @PostMapping("/console/theme")
  Mono<ResponseEntity<Void>> choose(ServerWebExchange exchange) {
    return exchange.getFormData().map(form -> {
      String theme = form.getFirst("theme");
      String chosen = theme != null && Frames.THEMES.contains(theme) ? theme : Frames.THEMES.getFirst();
      var cookie = ResponseCookie.from(Frames.THEME, chosen).path("/console").maxAge(KEPT).sameSite("Lax").secure(true).httpOnly(true)
          .build();
      return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.SET_COOKIE, cookie.toString()).location(back(exchange)).build();
    });
  }

  /** The page that the form was on, of this host alone. */
  private static URI back(ServerWebExchange exchange) {
    String referrer = exchange.getRequest().getHeaders().getFirst(HttpHeaders.REFERER);
    try {
      URI page = referrer == null ? URI.create("/console") : URI.create(referrer);
      String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
      boolean isOurs = page.getRawPath() != null && page.getRawPath().startsWith("/console");
      return URI.create(isOurs ? page.getRawPath() + query : "/console");
    } catch (IllegalArgumentException _) {
      return URI.create("/console");
    }
  }
}
