package io.counterservice.adapter.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.access.RatePlan;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What several nodes admit together; the bounds are those of ADR 15. */
class FleetTest {
  private static final int NODES = 3;
  private static final int SECONDS = 10;
  private static final Duration TIME = Duration.ofSeconds(SECONDS);

  record Case(RatePlan plan, Duration delay, double lost, long seed) {
    /** What a single bucket would admit. */
    long planned() {
      return plan.operationsPerSecond() * SECONDS + plan.burst();
    }

    Fleet fleet() {
      return new Fleet(NODES, plan, seed).relay(delay, lost);
    }
  }

  static Stream<Case> cases() {
    var plans = List.of(plan(10, 1), plan(20, 100), plan(50, 50), plan(100, 10), plan(1_000, 2_000), plan(5_000, 500));
    var delays = List.of(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(50));
    return plans.stream().flatMap(plan -> delays.stream().flatMap(delay -> Stream.of(0.0, 0.01, 0.03)
        .flatMap(lost -> Stream.of(1L, 2L).map(seed -> new Case(plan, delay, lost, seed)))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void three_nodes_hammered_at_six_times_the_plan_admit_the_plan(Case given) {
    long admitted = given.fleet().hammer(TIME, 6.0 * given.plan().operationsPerSecond());
    assertThat(admitted).isBetween((long) (0.85 * given.planned()), (long) (1.1 * given.planned()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_client_gets_its_plan_from_whichever_nodes_it_asks(Case given) {
    Fleet fleet = given.fleet();
    long atOne = fleet.hammer(TIME, 6.0 * given.plan().operationsPerSecond(), 1, _ -> 0);
    assertThat(atOne).isBetween((long) (0.99 * given.planned()), given.planned());
    fleet.rest(Duration.ofSeconds(1));
    long atNext = fleet.hammer(TIME, 6.0 * given.plan().operationsPerSecond(), 1, _ -> 1);
    assertThat(atNext).isBetween((long) (0.85 * (given.planned() - given.plan().burst())),
        (long) (1.1 * given.planned()));
  }

  private static RatePlan plan(long perSecond, long burst) {
    return new RatePlan("p", perSecond, burst, null);
  }

  @Test
  void bulks_are_admitted_whole_and_count_for_what_they_hold() {
    var plan = plan(1_000, 500);
    long admitted = new Fleet(NODES, plan, 1).relay(Duration.ofMillis(10), 0).hammer(TIME, 6_000, 100, attempt -> attempt % NODES);
    assertThat(admitted % 100).isZero();
    assertThat(admitted).isBetween((long) (0.85 * 10_500), (long) (1.1 * 10_500));
  }

  @Test
  void a_day_is_shared_like_the_burst() {
    var plan = new RatePlan("p", 1_000, 1_000, 3_000L);
    long admitted = new Fleet(NODES, plan, 1).relay(Duration.ofMillis(10), 0).hammer(TIME, 6_000);
    assertThat(admitted).isBetween(3_000L, 3_600L);
  }

  @Test
  void nodes_that_do_not_hear_each_other_limit_by_themselves() {
    var plan = plan(100, 50);
    long admitted = new Fleet(NODES, plan, 1).relay(Duration.ZERO, 1).hammer(TIME, 6.0 * 100);
    assertThat(admitted).isBetween((long) (0.85 * NODES * 1_050), NODES * 1_050L);
  }

  @Test
  void clients_that_know_no_mercy_get_what_the_nodes_had_at_hand() {
    var plan = plan(100, 200);
    long admitted = new Fleet(NODES, plan, 1).relay(Duration.ofMillis(10), 0).hammer(TIME, 100_000);
    assertThat(admitted).isLessThanOrEqualTo(1_200 + (NODES - 1) * (200 + 100 / 5));
  }

  @Test
  void what_comes_late_all_at_once_locks_nobody_out_for_long() {
    var plan = plan(100, 200);
    Fleet fleet = new Fleet(NODES, plan, 1);
    fleet.allowance(0).hear(1_000_000);
    fleet.rest(Duration.ofSeconds(3));
    assertThat(fleet.allowance(0).tryTake(1)).isPositive();
    fleet.rest(Duration.ofMillis(10));
    assertThat(fleet.allowance(0).tryTake(1)).isZero();
  }

  @Test
  void an_edit_of_the_plan_holds_at_once_and_forgets_nothing() {
    Fleet fleet = new Fleet(1, new RatePlan("p", 10, 100, 1_000L), 1);
    assertThat(fleet.allowance(0).tryTake(100)).isZero();
    fleet.edit(new RatePlan("p", 10, 150, 150L));
    assertThat(fleet.allowance(0).tryTake(51)).isPositive();
    assertThat(fleet.allowance(0).tryTake(50)).isZero();
    fleet.edit(plan(1_000, 1_000));
    assertThat(fleet.allowance(0).tryTake(851)).isPositive();
    assertThat(fleet.allowance(0).tryTake(850)).isZero();
    fleet.edit(plan(1, 1));
    assertThat(fleet.allowance(0).tryTake(1)).isEqualTo(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void what_is_whole_again_is_forgotten() {
    Fleet fleet = new Fleet(1, plan(10, 20), 1);
    assertThat(fleet.allowance(0).tryTake(5)).isZero();
    fleet.limiter(0).publish();
    fleet.limiter(0).sweep();
    assertThat(fleet.limiter(0).size()).isEqualTo(1);
    fleet.rest(Duration.ofMillis(501));
    fleet.limiter(0).sweep();
    assertThat(fleet.limiter(0).size()).isZero();
  }
}
