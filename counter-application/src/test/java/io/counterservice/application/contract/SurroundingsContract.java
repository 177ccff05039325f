package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.Surroundings;
import io.counterservice.domain.cluster.Database;
import io.counterservice.domain.cluster.Grid;
import org.junit.jupiter.api.Test;

/** What is told of every surroundings without a grid. */
public abstract class SurroundingsContract {

  protected abstract Surroundings surroundings();

  @Test
  void tells_of_the_database() {
    Database database = surroundings().database();

    assertThat(database.version()).matches("\\d+.*");
    assertThat(database.bytes()).isGreaterThan(1_000_000);
    assertThat(database.upSince()).isNotNull();
    assertThat(database.standbys()).isEmpty();
    assertThat(database.pools()).isNotEmpty().allMatch(pool -> pool.used() >= 0 && pool.used() <= pool.max());
    assertThat(database.migrations()).extracting(Database.Migration::version).startsWith("1", "2");
    assertThat(database.migrations().getFirst().description()).isEqualTo("ledger");
  }

  @Test
  void tells_that_there_is_no_grid() {
    assertThat(surroundings().grid()).isEqualTo(Grid.without(Grid.State.OFF, ""));
  }
}
