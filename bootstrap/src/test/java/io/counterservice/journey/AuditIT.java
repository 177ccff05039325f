package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole service tells who did what, from where. */
class AuditIT {
  private static final String CLIENT = "203.0.113.9";

  @Test
  void tells_the_key_of_the_first_start_and_the_address_that_a_trusted_proxy_tells() {
    try (RunningService service = RunningService.start("--server.forward-headers-strategy=native")) {
      assertThat(items(send(service, Request.of("GET", "/audit?actor=service&action=key-created")))).singleElement()
          .satisfies(made -> assertThat(made).contains("\"address\":null", "key-created", "\"name\":\"bootstrap\""));
      assertThat(items(send(service, Request.of("GET", "/audit?actor=service&action=user-created")))).singleElement()
          .satisfies(made -> assertThat(made).contains("\"subject\":\"admin\"", "\"role\":\"admin\"").doesNotContain("$2"));
      assertThat(send(service, Request.of("PUT", "/counters/audited").json("{}").headers(Map.of("X-Forwarded-For", CLIENT))).status())
          .isEqualTo(201);
      assertThat(send(service, Request.of("POST", "/history/rebuild").headers(Map.of("X-Forwarded-For", CLIENT))).status()).isEqualTo(202);
      var told = send(service, Request.of("GET", "/audit?from=-1h&limit=2")).json().get("items");
      assertThat(told.findValuesAsString("address")).containsExactly(CLIENT, CLIENT);
      assertThat(told.findValuesAsString("action")).containsExactly("history-rebuilt", "counter-created");
    }
  }

  @Test
  void does_not_believe_just_anybody() {
    RunningService service = RunningService.shared();
    assertThat(send(service, Request.of("PUT", "/counters/audited.too").json("{}").headers(Map.of("X-Forwarded-For", CLIENT))).status())
        .isEqualTo(201);
    var told = send(service, Request.of("GET", "/audit?subject=audited.too")).json().get("items");
    assertThat(told.findValuesAsString("address")).containsExactly("127.0.0.1");
  }

  private static List<String> items(Reply reply) {
    return reply.json().get("items").valueStream().map(Object::toString).toList();
  }

  private static Reply send(RunningService service, Request request) {
    return service.client().send(request.key(service.adminKey()));
  }
}
