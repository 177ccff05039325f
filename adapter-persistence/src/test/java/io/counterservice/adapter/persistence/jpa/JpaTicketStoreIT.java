package io.counterservice.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.contract.TicketStoreContract;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.TicketStore;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class JpaTicketStoreIT extends TicketStoreContract {
  private static final PooledDatabase POOL = new PooledDatabase();
  private static final ConfigurableApplicationContext CONTEXT = JpaContext.over(POOL);

  @Override
  protected TicketStore emptyStore() {
    POOL.execute("TRUNCATE live_ticket");
    return CONTEXT.getBean(TicketStore.class);
  }

  @AfterAll
  static void close() {
    CONTEXT.close();
    POOL.close();
  }

  @Test
  void is_unavailable_where_the_database_cannot_be_reached() {
    var gone = new PooledDatabase();
    try (var context = JpaContext.over(gone)) {
      TicketStore store = context.getBean(TicketStore.class);
      gone.close();
      for (ThrowingCallable question : List.<ThrowingCallable>of(() -> store.insert(ticket('a', Instant.MAX)),
          () -> store.take(digest('a'), Instant.EPOCH), () -> store.removeExpired(Instant.EPOCH)))
        assertThatThrownBy(question).isInstanceOf(UnavailableException.class);
    }
  }
}
