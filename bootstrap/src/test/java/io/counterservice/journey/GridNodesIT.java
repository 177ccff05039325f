package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.counterservice.adapter.persistence.testing.Ports;
import io.counterservice.application.testing.Await;
import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import io.counterservice.testing.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two nodes on one PostgreSQL that share what they know over the grid, and go on when it is gone. */
class GridNodesIT {
  private static final String PASSWORD = "correct horse battery";
  private static final Request GRID = Request.of("GET", "/actuator/health/grid");
  private static RunningService first;
  private static RunningService second;
  private static int secondPort;

  @BeforeAll
  static void start() {
    String[] database = RunningService.database();
    List<Integer> ports = Ports.free(2);
    String members = "--counter.grid.members=127.0.0.1:%d,127.0.0.1:%d".formatted(ports.get(0), ports.get(1));
    secondPort = ports.get(1);
    first = node(database, members, ports.get(0));
    second = node(database, members, ports.get(1));
  }

  private static RunningService node(String[] database, String members, int port) {
    List<String> settings = new ArrayList<>(List.of(database));
    settings.addAll(List.of("--counter.grid.enabled=true", members, "--counter.grid.port=" + port,
        "--counter.bootstrap.admin-password=" + PASSWORD));
    return RunningService.start(settings.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    for (RunningService node : new RunningService[] {first, second})
      if (node != null)
        node.close();
  }

  @Test
  void each_sees_what_the_other_changed_and_goes_on_without_it() {
    awaitState(first, "complete");
    awaitState(second, "complete");
    sees_the_others_value_within_what_it_accepts();
    sees_its_own_change_at_once("before");
    a_visit_goes_on_at_whichever_node();
    ending_sessions_ends_them_at_every_node();
    Visit survivor = new Visit(second.client()).signIn("admin", PASSWORD);
    for (HazelcastInstance member : Hazelcast.getAllHazelcastInstances())
      if (member.getConfig().getNetworkConfig().getPort() == secondPort)
        member.getLifecycleService().terminate();
    sees_its_own_change_at_once("after");
    Await.until(() -> survivor.at(first.client()).isSignedIn());
    assertThat(survivor.at(second.client()).isSignedIn()).as("by itself").isTrue();
    assertThat(new Visit(second.client()).signIn("admin", PASSWORD).isSignedIn()).as("a new one, without the grid").isTrue();
    awaitState(first, "incomplete");
    for (RunningService node : List.of(first, second))
      assertThat(send(node, "GET", "/actuator/health/readiness").status()).isEqualTo(200);
  }

  private static void sees_the_others_value_within_what_it_accepts() {
    increment(first, "shared");
    assertThat(value(second, "shared", 1)).isEqualTo(1);
    increment(first, "shared");
    Instant acknowledged = Instant.now();
    Await.until(() -> value(second, "shared", 1) == 2);
    assertThat(Duration.between(acknowledged, Instant.now())).isLessThan(Duration.ofMillis(1_500));
  }

  private static void sees_its_own_change_at_once(String name) {
    for (int count = 1; count <= 50; count++) {
      RunningService node = count % 2 == 0 ? first : second;
      increment(node, name);
      assertThat(value(node, name, 3_600)).as(name).isEqualTo(count);
    }
  }

  private static void a_visit_goes_on_at_whichever_node() {
    Visit visit = new Visit(first.client()).signIn("admin", PASSWORD);
    visit.at(second.client());
    assertThat(visit.get("/console/counters/shared").status()).isEqualTo(200);
    Reply changed = visit.post("/console/counters/shared/operation", "op", "increment", "by", "5");
    assertThat(changed.status()).as(changed.body()).isEqualTo(303);
    visit.at(first.client());
    assertThat(visit.get(changed.header("Location")).body()).contains("role=\"status\"", "shared");
    assertThat(visit.at(second.client()).get(changed.header("Location")).body()).as("once").doesNotContain("role=\"status\"");
    String id = visit.session();
    assertThat(visit.post("/console/sign-out").status()).isIn(200, 303);
    for (RunningService node : List.of(first, second))
      assertThat(new Visit(node.client()).session(id).isSignedIn()).isFalse();
  }

  private static void ending_sessions_ends_them_at_every_node() {
    Visit visit = new Visit(first.client()).signIn("admin", PASSWORD);
    assertThat(visit.at(second.client()).isSignedIn()).isTrue();
    assertThat(visit.at(first.client()).post("/console/users/admin", "do", "sign-out").status()).isEqualTo(303);
    Instant ended = Instant.now();
    Await.until(() -> !visit.at(second.client()).isSignedIn());
    assertThat(Duration.between(ended, Instant.now())).isLessThan(Duration.ofMillis(1_500));
  }

  private static void increment(RunningService node, String name) {
    assertThat(send(node, "POST", "/counters/" + name + "/increment").status()).isEqualTo(200);
  }

  private static long value(RunningService node, String name, int staleSeconds) {
    Request request = Request.of("GET", "/counters/" + name).key(node.adminKey()).header("Cache-Control", "max-stale=" + staleSeconds);
    Reply reply = node.client().send(request);
    assertThat(Integer.parseInt(reply.header("Age"))).isBetween(0, staleSeconds);
    return reply.json().get("value").asLong();
  }

  private static void awaitState(RunningService node, String state) {
    Await.until(() -> details(node).path("state").asString().equals(state));
  }

  private static JsonNode details(RunningService node) {
    return node.client().send(GRID.key(node.adminKey())).json().path("components").path("members").path("details");
  }

  private static Reply send(RunningService node, String method, String path) {
    return node.client().send(Request.of(method, path).key(node.adminKey()));
  }
}
