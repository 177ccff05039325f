package io.counterservice.adapter.persistence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.SurroundingsContract;
import io.counterservice.application.port.out.Surroundings;
import io.counterservice.domain.cluster.Database;
import io.counterservice.domain.cluster.Grid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The contract on a real PostgreSQL. */
class JdbcSurroundingsIT extends SurroundingsContract {
  private final Surroundings surroundings = new JdbcSurroundings(new JdbcTemplate(PostgresFixture.database()),
      () -> List.of(new Database.Pool("commit", 1, 4)), () -> Grid.without(Grid.State.OFF, ""));

  @Override
  protected Surroundings surroundings() {
    return surroundings;
  }

  @Test
  void migrations_were_made_a_moment_ago_whatever_the_time_zone() {
    assertThat(surroundings.database().migrations()).allMatch(migration -> Duration.between(migration.at(), Instant.now()).abs()
        .compareTo(Duration.ofMinutes(30)) < 0);
  }
}
