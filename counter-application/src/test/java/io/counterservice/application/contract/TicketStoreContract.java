package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.TicketStore;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.LiveTicket;
import io.counterservice.domain.access.SecretDigest;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link TicketStore} does. */
@Timeout(60)
public abstract class TicketStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final Instant END = NOW.plusSeconds(30);
  private static final int THREADS = 16;
  private static final int ROUNDS = 20;
  private TicketStore store;

  /** A store of its own for each test. */
  protected abstract TicketStore emptyStore();

  @BeforeEach
  void open() {
    store = emptyStore();
  }

  @Test
  void keeps_every_part_of_a_ticket_and_gives_it_once() {
    store.insert(ticket('a', END));
    store.insert(ticket('b', END.plusSeconds(1)));
    assertThat(store.take(digest('a'), NOW)).contains(ticket('a', END));
    assertThat(store.take(digest('a'), NOW)).isEmpty();
    assertThat(store.take(digest('b'), NOW)).contains(ticket('b', END.plusSeconds(1)));
    assertThat(store.take(digest('c'), NOW)).isEmpty();
  }

  @Test
  void gives_a_ticket_until_the_instant_it_expires() {
    store.insert(ticket('a', END));
    assertThat(store.take(digest('a'), END)).isEmpty();
    assertThat(store.take(digest('a'), END.minusNanos(1_000))).isPresent();
  }

  @Test
  void removes_what_has_expired_and_no_more() {
    store.insert(ticket('a', END));
    store.insert(ticket('b', END.plusNanos(1_000)));
    store.removeExpired(END);
    assertThat(store.take(digest('a'), NOW)).isEmpty();
    assertThat(store.take(digest('b'), NOW)).isPresent();
    store.removeExpired(END);
  }

  @Test
  void gives_a_ticket_to_one_alone_however_many_ask_at_once() {
    for (int round = 0; round < ROUNDS; round++) {
      store.insert(ticket('a', END));
      var winners = new AtomicInteger();
      Together.run(THREADS, _ -> store.take(digest('a'), NOW).ifPresent(_ -> winners.incrementAndGet()));
      assertThat(winners).hasValue(1);
    }
  }

  /** A ticket of no real key. */
  protected static LiveTicket ticket(char digit, Instant expiresAt) {
    return new LiveTicket(digest(digit), "key", digest('e'), NOW, expiresAt);
  }

  protected static SecretDigest digest(char digit) {
    return new SecretDigest(String.valueOf(digit).repeat(64));
  }
}
