package io.counterservice.adapter.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnPostgresIT {

  @Test
  void gives_an_empty_database_to_each_that_asks() throws Exception {
    var one = TestPostgres.emptyDatabase();
    var two = TestPostgres.emptyDatabase();
    try (var tally = new Tally(one.jdbcUrl(), one.password()); var other = new Tally(two.jdbcUrl(), two.password())) {
      tally.create();
      assertThat(other.ask("select count(*) from pg_tables where tablename = 'tally'")).isEqualTo("0");
    }
  }
}
