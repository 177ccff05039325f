package io.counterservice.adapter.persistence.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.NodeStoreContract;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.NodeStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The contract on a real PostgreSQL. */
class JdbcNodeStoreIT extends NodeStoreContract {

  @Override
  protected NodeStore emptyStore() {
    return new JdbcNodeStore(new JdbcTemplate(PostgresFixture.database()));
  }

  @Test
  void is_unavailable_where_there_are_no_tables_yet() {
    NodeStore store = new JdbcNodeStore(new JdbcTemplate(PostgresFixture.emptyDatabase()));
    assertThatThrownBy(() -> store.nodes(Instant.EPOCH)).isInstanceOf(UnavailableException.class);
  }
}
