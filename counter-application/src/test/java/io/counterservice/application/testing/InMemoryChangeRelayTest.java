package io.counterservice.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.contract.ChangeRelayContract;
import io.counterservice.application.port.out.ChangeRelay;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InMemoryChangeRelayTest extends ChangeRelayContract {
  private final InMemoryChangeRelay relay = new InMemoryChangeRelay();
  private final InMemoryChangeRelay neighbour = relay.neighbour();

  @Override
  protected ChangeRelay relay() {
    return relay;
  }

  @Override
  protected ChangeRelay neighbour() {
    return neighbour;
  }

  @Test
  void an_adverse_network_loses_delays_doubles_and_reorders_the_same_way_each_time() {
    List<Long> versions = LongStream.rangeClosed(1, 200).boxed().toList();

    List<Long> heard = adverse(7, versions);

    assertThat(heard).isEqualTo(adverse(7, versions)).isNotEqualTo(adverse(8, versions));
    assertThat(heard).isSubsetOf(versions).hasSizeBetween(150, 250);
    assertThat(Set.copyOf(heard)).as("some are lost").hasSizeLessThan(200);
    assertThat(heard).as("some are twice").hasSizeGreaterThan(Set.copyOf(heard).size());
    assertThat(heard.stream().distinct()).as("some are late").isNotEqualTo(heard.stream().distinct().sorted().toList());
  }

  @Test
  void what_is_watched_becomes_known_late_but_surely() {
    InMemoryChangeRelay here = new InMemoryChangeRelay(new Random(1));
    InMemoryChangeRelay there = here.neighbour();
    List<Long> heard = listen(there);
    there.watch(EVERYTHING);

    here.publish(List.of(row("stock", 1)));
    assertThat(here.deliver()).isTrue();
    here.deliverAll();

    assertThat(here.deliver()).isFalse();
    assertThat(heard).isEmpty();
    for (long version = 2; version < 20; version++)
      here.publish(List.of(row("stock", version)));
    here.deliverAll();
    assertThat(heard).isNotEmpty();
  }

  private static List<Long> adverse(long seed, List<Long> versions) {
    InMemoryChangeRelay here = new InMemoryChangeRelay(new Random(seed));
    InMemoryChangeRelay there = here.neighbour();
    List<Long> heard = listen(there);
    there.watch(EVERYTHING);
    here.deliverAll();
    for (long version : versions)
      here.publish(List.of(row("stock", version)));
    assertThat(heard).as("nothing comes by itself").isEmpty();
    here.deliverAll();
    return heard;
  }

  private static List<Long> listen(ChangeRelay node) {
    List<Long> heard = new ArrayList<>();
    node.subscribe(rows -> rows.forEach(row -> heard.add(row.to().number())));
    return heard;
  }
}
