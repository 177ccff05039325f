package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.KeyUseStore;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.KeyUse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link KeyUseStore} does. */
@Timeout(60)
public abstract class KeyUseStoreContract {
  protected static final Instant AT = Instant.parse("2026-11-20T12:00:00.123456Z");
  protected static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final int THREADS = 8;
  private static final int ROUNDS = 25;
  private KeyUseStore store;

  /** A store of its own for each test. */
  protected abstract KeyUseStore emptyStore();

  @BeforeEach
  void open() {
    store = emptyStore();
  }

  @Test
  void adds_up_what_a_day_brings_each_key() {
    store.add(DAY, AT, Map.of("a", 3L, "b", 1L));
    store.add(DAY, AT.plusSeconds(10), Map.of("a", 4L));
    assertThat(store.since("a", DAY)).containsExactly(new KeyUse("a", DAY, 7, AT.plusSeconds(10)));
    assertThat(store.since("b", DAY)).containsExactly(new KeyUse("b", DAY, 1, AT));
    assertThat(store.since("c", DAY)).isEmpty();
  }

  @Test
  void the_last_use_does_not_go_back_where_the_clock_of_another_node_is_behind() {
    store.add(DAY, AT, Map.of("a", 1L));
    store.add(DAY, AT.minusSeconds(3), Map.of("a", 1L));
    assertThat(store.last(List.of("a"))).containsExactly(new KeyUse("a", DAY, 2, AT));
  }

  @Test
  void tells_days_in_order_from_one_on_and_forgets_those_before_another() {
    for (int day = 2; day >= 0; day--)
      store.add(DAY.plusDays(day), AT, Map.of("a", 1L));
    assertThat(store.since("a", DAY.plusDays(1))).extracting(KeyUse::day).containsExactly(DAY.plusDays(1), DAY.plusDays(2));
    store.removeBefore(DAY.plusDays(2));
    assertThat(store.since("a", DAY)).extracting(KeyUse::day).containsExactly(DAY.plusDays(2));
  }

  @Test
  void tells_the_last_day_of_each_key_that_was_used() {
    store.add(DAY, AT, Map.of("a", 1L, "b", 2L, "c", 3L));
    store.add(DAY.plusDays(1), AT.plusSeconds(86_400), Map.of("a", 5L));
    assertThat(store.last(List.of("a", "b", "never"))).containsExactlyInAnyOrder(
        new KeyUse("a", DAY.plusDays(1), 5, AT.plusSeconds(86_400)), new KeyUse("b", DAY, 2, AT));
    assertThat(store.last(List.of())).isEmpty();
  }

  @Test
  void loses_nothing_where_many_add_at_once() {
    Together.run(THREADS, _ -> {
      for (int round = 0; round < ROUNDS; round++)
        store.add(DAY, AT, Map.of("a", 1L, "b", 1L, "c", 1L));
    });
    assertThat(store.last(List.of("a", "b", "c"))).extracting(KeyUse::requests).containsOnly((long) THREADS * ROUNDS);
  }
}
