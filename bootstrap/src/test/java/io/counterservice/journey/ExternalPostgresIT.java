package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.testing.PostgresServer;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The whole service on a PostgreSQL that an operator brings, of the oldest version it supports. */
class ExternalPostgresIT {
  private static final String VERSION = "15";

  @Test
  void counts_in_a_database_of_the_operators_and_finds_it_again() {
    Assumptions.assumeTrue(PostgresServer.isInstalled(VERSION), "Debian's PostgreSQL " + VERSION + " is not installed");
    var server = PostgresServer.start(VERSION);
    String[] settings = {"--spring.datasource.url=jdbc:postgresql://" + server.address() + "/postgres",
        "--spring.datasource.username=counter"};
    try (var service = RunningService.start(settings)) {
      assertThat(ask(service, "POST", "/counters/external/increment?by=5")).contains("\"value\":5,");
      assertThat(ask(service, "POST", "/counters/external/decrement")).contains("\"value\":4,");
      assertThat(ask(service, "GET", "/counters/external/changes")).contains("\"delta\":5,", "\"delta\":-1,");
    }
    try (var service = RunningService.start(settings)) {
      assertThat(ask(service, "GET", "/counters/external")).contains("\"value\":4,\"version\":2,");
    }
  }

  private static String ask(RunningService service, String method, String path) {
    return service.client().send(Request.of(method, path).key(service.adminKey())).body();
  }
}
