package io.counterservice.adapter.admin.counters;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.web.server.ServerWebExchange;

/** By which clock a viewer reads times: the script tells it in a cookie. */
final class Zones {
  private static final String COOKIE = "counter-zone";

  private Zones() {}

  /** UTC for a browser that does not tell. */
  static ZoneId of(ServerWebExchange exchange) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
    return of(cookie == null ? null : cookie.getValue(), ZoneOffset.UTC);
  }

  /** The zone of a name, or another one where there is none of it. */
  static ZoneId of(@Nullable String name, ZoneId otherwise) {
    try {
      return name == null || name.isEmpty() ? otherwise : ZoneId.of(name);
    } catch (DateTimeException _) {
      return otherwise;
    }
  }
}
