package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.testing.Await;
import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import io.counterservice.testing.ServiceClient;
import org.junit.jupiter.api.Test;

/** The whole service proves its counters on demand, and all the time. */
class VerificationIT {
  private final RunningService service = RunningService.shared();
  private final ServiceClient client = service.client();

  @Test
  void what_was_counted_is_verified_and_stays_so_after_a_rebuild() {
    for (int count = 0; count < 5; count++)
      assertThat(send("POST", "/counters/verified.downloads/increment").status()).isEqualTo(200);
    var one = send("GET", "/counters/verified.downloads/verification").json();
    assertThat(one.get("verified").asBoolean()).isTrue();
    assertThat(one.get("changes").asInt()).isEqualTo(5);

    assertThat(send("POST", "/history/rebuild").status()).isEqualTo(202);

    var page = send("GET", "/verification?limit=1000").json();
    assertThat(page.get("faulty")).isEmpty();
    assertThat(page.get("checked").asLong()).isEqualTo(page.get("counters").asLong()).isPositive();
    Await.until(() -> send("GET", "/history/rollups").json().get("lagSeconds").asLong() < 60);
    assertThat(send("GET", "/counters/verified.downloads/verification").json().get("verified").asBoolean()).isTrue();
  }

  @Test
  void the_check_of_all_counters_and_the_lag_of_rollups_are_measured() {
    Await.until(() -> metrics().contains("counter_verification_checked_total"));
    assertThat(metrics()).contains("counter_verification_mismatches 0.0").containsPattern("counter_history_lag_seconds [0-9.E]+");
  }

  private String metrics() {
    return send("GET", "/actuator/prometheus").body();
  }

  private Reply send(String method, String path) {
    return client.send(Request.of(method, path).key(service.adminKey()));
  }
}
