package io.counterservice.adapter.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.counterservice.domain.cluster.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseViewTest {

  @Test
  void says_sizes_as_people_do() {
    assertThat(List.of(DatabaseView.size(0), DatabaseView.size(999), DatabaseView.size(1_000), DatabaseView.size(52_340_000),
        DatabaseView.size(Long.MAX_VALUE))).containsExactly("0 B", "999 B", "1.00 kB", "52.3 MB", "9.22 EB");
  }

  @Test
  void says_how_far_copies_are_behind() {
    Database database = new Database("18.6", 1, Instant.EPOCH, List.of(), List.of(new Database.Standby("a", "sync", null),
        new Database.Standby("b", "async", Duration.ofMillis(1_234))), List.of());
    assertThat(DatabaseView.of(database).standbys()).extracting(DatabaseView.StandbyLine::name, DatabaseView.StandbyLine::lag)
        .containsExactly(tuple("a", "none"), tuple("b", "1,234 ms"));
  }
}
