package io.counterservice.adapter.persistence.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.contract.ChangeRelayContract;
import io.counterservice.application.port.out.ChangeRelay;
import io.counterservice.application.testing.Await;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HazelcastChangeRelayIT extends ChangeRelayContract {
  private static final Grid GRID = new Grid(2);
  private final List<HazelcastChangeRelay> relays = new ArrayList<>();

  @BeforeAll
  static void startGrid() {
    assertThat(GRID.startAll()).hasSize(2);
  }

  @AfterEach
  void stop() {
    relays.forEach(HazelcastChangeRelay::close);
  }

  @AfterAll
  static void stopGrid() {
    GRID.close();
  }

  @Test
  void what_is_no_message_of_a_relay_is_ignored() {
    List<Long> heard = new CopyOnWriteArrayList<>();
    ChangeRelay here = relay(0);
    ChangeRelay there = relay(1);
    there.subscribe(rows -> rows.forEach(row -> heard.add(row.to().number())));
    there.watch(EVERYTHING);

    var grid = Objects.requireNonNull(GRID.members().getFirst().instance());
    byte[] cut = ChangeBytes.of(UUID.randomUUID(), List.of(row("stock", 66)));
    cut = Arrays.copyOf(cut, cut.length - 1);
    for (String topic : List.of(MemberConfig.CHANGES, MemberConfig.INTERESTS))
      for (Object foreign : List.of("text", 7L, new byte[0], new byte[] {1, 2, 3}, new byte[100], cut))
        grid.getTopic(topic).publish(foreign);

    Await.until(() -> {
      here.publish(List.of(row("stock", 1)));
      return !heard.isEmpty();
    });
    assertThat(heard).containsOnly(1L);
  }

  @Override
  protected ChangeRelay relay() {
    return relay(0);
  }

  @Override
  protected ChangeRelay neighbour() {
    return relay(1);
  }

  private ChangeRelay relay(int number) {
    var relay = new HazelcastChangeRelay(GRID.members().get(number));
    relays.add(relay);
    return relay;
  }
}
