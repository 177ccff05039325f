package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.Authenticate;
import io.counterservice.application.port.in.WatchCounters.Viewer;
import io.counterservice.domain.access.ApiKey;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who came in. Whoever guards the paths of this adapter leaves the key, where there is one, in the exchange.
 *
 * @param since when at the latest the key was looked at
 */
record Guest(Viewer viewer, @Nullable ApiKey key, Instant since) {
  static final String KEY_ATTRIBUTE = ApiKey.class.getName();
  /** Between the decision about a key and its guest something may stand; to err early is safe. */
  private static final Duration ENTRY_MAX = Duration.ofSeconds(2);
  private static final int NETWORK_BYTES_V6 = 8;

  static Guest of(ServerWebExchange exchange, Instant now) {
    ApiKey key = exchange.getAttribute(KEY_ATTRIBUTE);
    Viewer viewer = key == null
        ? new Viewer("address:" + networkOf(exchange.getRequest().getRemoteAddress()), null)
        : new Viewer(key.id(), key.pattern());
    return new Guest(viewer, key, now.minus(ENTRY_MAX));
  }

  /** Whether it may stay. */
  boolean mayGoOn(Authenticate keys) {
    return key == null || keys.mayGoOn(key, since);
  }

  /** Addresses of IPv6 count by their /64, which is what one client has. */
  private static String networkOf(@Nullable InetSocketAddress address) {
    InetAddress ip = address == null ? null : address.getAddress();
    if (ip instanceof Inet6Address)
      return HexFormat.of().formatHex(ip.getAddress(), 0, NETWORK_BYTES_V6);
    return ip == null ? "unknown" : ip.getHostAddress();
  }
}
