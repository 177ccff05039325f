package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a proxy that ends TLS the service knows its own pages, where it is told to trust what the proxy says. */
class OwnPagesIT {
  @ParameterizedTest
  @ValueSource(strings = {"native", "framework"})
  void are_let_in_behind_a_proxy(String strategy) {
    try (RunningService service = RunningService.start("--server.forward-headers-strategy=" + strategy)) {
      assertThat(statusFor(service, "https://counter.example")).isNotEqualTo(403);
      assertThat(statusFor(service, "http://counter.example")).isEqualTo(403);
      assertThat(statusFor(service, service.baseUri().toString())).isEqualTo(403);
    }
  }

  private static int statusFor(RunningService service, String origin) {
    return service.client().send(Request.of("GET", "/live").key(service.adminKey()).headers(
        Map.of("Origin", origin, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "counter.example", "X-Forwarded-Port", "443"))).status();
  }
}
