package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.ConsumptionRelay;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.Together;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every relay keeps between two nodes that reach each other. */
public abstract class ConsumptionRelayContract {
  private static final String LINK = "link";
  private final Sums here = new Sums();
  private final Sums there = new Sums();
  private ConsumptionRelay relay;
  private ConsumptionRelay neighbour;

  /** The relay of one node. */
  protected abstract ConsumptionRelay relay();

  /** The relay of the other node. */
  protected abstract ConsumptionRelay neighbour();

  @BeforeEach
  void link() {
    relay = relay();
    neighbour = neighbour();
    relay.subscribe(here);
    neighbour.subscribe(there);
    awaitLink(relay, there);
    awaitLink(neighbour, here);
  }

  @Test
  void the_other_node_hears_what_was_admitted_here() {
    relay.publish(Map.of("till", 3L, "web", Long.MAX_VALUE / 2));

    awaitSum(there, "till", 3);
    awaitSum(there, "web", Long.MAX_VALUE / 2);
  }

  @Test
  void nobody_hears_himself() {
    relay.publish(Map.of("till", 3L));
    awaitSum(there, "till", 3);
    neighbour.publish(Map.of("web", 5L));
    awaitSum(here, "web", 5);

    assertThat(here).doesNotContainKey("till");
    assertThat(there).doesNotContainKey("web");
  }

  @Test
  void however_fast_they_come_the_sums_are_the_same() {
    Together.run(4, _ -> {
      for (int message = 0; message < 500; message++)
        relay.publish(Map.of("till", 2L, "web", 1L));
    });

    awaitSum(there, "till", 4_000);
    awaitSum(there, "web", 2_000);
  }

  @Test
  void every_listener_hears_it() {
    Sums second = new Sums();
    neighbour.subscribe(second);

    relay.publish(Map.of("till", 3L));

    awaitSum(there, "till", 3);
    awaitSum(second, "till", 3);
  }

  private static void awaitLink(ConsumptionRelay from, Sums to) {
    Await.until(() -> {
      from.publish(Map.of(LINK, 1L));
      return to.containsKey(LINK);
    });
  }

  private static void awaitSum(Sums sums, String key, long expected) {
    Await.until(() -> sums.getOrDefault(key, 0L) >= expected);
    assertThat(sums.get(key)).isEqualTo(expected);
  }

  /** What a node has heard, added up. */
  private static final class Sums extends ConcurrentHashMap<String, Long> implements Consumer<Map<String, Long>> {
    private static final long serialVersionUID = 1;

    @Override
    public void accept(Map<String, Long> message) {
      message.forEach((key, operations) -> merge(key, operations, Long::sum));
    }
  }
}
