package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import io.counterservice.testing.ServiceClient;
import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking at the running service goes through the same door as counting. */
class ManagementIT {
  private static final String WRONG_KEY = "ck_wrong_0123456789abcdefghijklmnopqrstuvwxyz";
  private static final Request METRICS = Request.of("GET", "/actuator/prometheus");
  private static final int FAILURES_MAX = 20;

  private final RunningService service = RunningService.shared();
  private final ServiceClient client = service.client();

  @Test
  void metrics_need_a_key_with_the_scope_admin() {
    assertThat(client.send(METRICS.key(service.adminKey())).body()).contains("counter_operations_total");
    Reply keyless = client.send(METRICS);
    assertProblem(keyless, 401, "unauthenticated");
    assertThat(keyless.header("WWW-Authenticate")).startsWith("Bearer");
    assertProblem(client.send(METRICS.key(reader())), 403, "forbidden");
  }

  @Test
  void a_key_is_read_as_everywhere() {
    String key = service.adminKey();
    assertThat(client.send(METRICS.header("Authorization", "bearer " + key)).status()).isEqualTo(200);
    assertThat(client.send(METRICS.header("X-API-Key", key)).status()).isEqualTo(200);
    assertProblem(client.send(METRICS.key(key).header("X-API-Key", WRONG_KEY)), 401, "unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
  void health_asks_for_no_key_and_minds_none(String path) {
    assertThat(client.send(Request.of("GET", path)).status()).isEqualTo(200);
    assertThat(client.send(Request.of("GET", path).key(WRONG_KEY)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator", "/actuator/", "/actuator/info", "/actuator/health/database", "/%61ctuator/prometheus",
      "/actuator;a=b/prometheus", "/actuator/nothing"})
  void no_spelling_of_a_path_gets_around(String path) {
    assertProblem(client.send(Request.of("GET", path)), 401, "unauthenticated");
  }

  @Test
  void wrong_keys_count_with_all_other_failures() throws IOException {
    ServiceClient guesser = client.from(InetAddress.getByName("127.0.0.78"));
    for (int i = 0; i < FAILURES_MAX; i++)
      assertThat(guesser.send(METRICS.key(WRONG_KEY)).status()).isEqualTo(401);
    Reply counted = guesser.send(Request.of("GET", "/counters").key(WRONG_KEY));
    assertProblem(counted, 429, "too-many-failures");
    assertProblem(guesser.send(METRICS.key(WRONG_KEY)), 429, "too-many-failures");
    assertThat(guesser.send(METRICS.key(service.adminKey())).status()).isEqualTo(200);
  }

  @Test
  void without_a_database_all_is_unavailable_but_health() {
    try (var alone = RunningService.start("--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none", "--spring.datasource.username=none",
        "--spring.datasource.password=none", "--spring.datasource.hikari.connection-timeout=250",
        "--counter.ledger.connect-timeout=250ms")) {
      for (Request request : new Request[] {METRICS.key(alone.adminKey()), METRICS.key(WRONG_KEY), METRICS}) {
        Reply reply = alone.client().send(request);
        assertProblem(reply, 503, "unavailable");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
      }
      Request live = Request.of("GET", "/actuator/health/liveness");
      assertThat(alone.client().send(live.key(alone.adminKey())).status()).isEqualTo(200);
      assertThat(alone.client().send(live.key(WRONG_KEY)).status()).isEqualTo(200);
      Reply readiness = alone.client().send(Request.of("GET", "/actuator/health/readiness").key(WRONG_KEY));
      assertThat(readiness.status()).isEqualTo(503);
      assertThat(readiness.json().get("status").asString()).isEqualTo("DOWN");
    }
  }

  private String reader() {
    Request request = Request.of("POST", "/keys").key(service.adminKey()).json("{\"name\":\"reader\",\"scopes\":[\"counters:read\"]}");
    return client.send(request).json().get("secret").asString();
  }

  private static void assertProblem(Reply reply, int status, String slug) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.json().get("type").asString()).isEqualTo("/problems/" + slug);
  }
}
