package io.counterservice.adapter.admin.access;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** Where a request comes from. A proxy's headers count where the service was told to trust them. */
final class ClientAddress {
  private ClientAddress() {}

  static @Nullable String of(ServerWebExchange exchange) {
    InetSocketAddress address = exchange.getRequest().getRemoteAddress();
    if (address == null)
      return null;
    return address.getAddress() == null ? address.getHostString() : address.getAddress().getHostAddress();
  }
}
