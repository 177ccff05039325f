package io.counterservice.adapter.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemException;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.application.port.out.RateLimitListener;
import io.counterservice.domain.access.RatePlan;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private long limited;
  private final ManualMeter meter = new ManualMeter(Instant.parse("2026-11-20T23:59:00Z"));

  @Test
  void tells_what_is_left_and_in_how_many_seconds_it_is_whole() {
    Allowance gold = of(new RatePlan("gold", 10, 25, null));
    assertThat(gold.policy()).isEqualTo("\"gold\";q=25;w=3");
    assertThat(gold.left()).isEqualTo("\"gold\";r=25;t=0");
    gold.spend("body", 21);
    assertThat(gold.left()).isEqualTo("\"gold\";r=4;t=3");
    meter.advance(Duration.ofMillis(150));
    assertThat(gold.left()).isEqualTo("\"gold\";r=5;t=2");
    gold.hear(30);
    assertThat(gold.left()).isEqualTo("\"gold\";r=0;t=5");
  }

  @Test
  void tells_the_rate_where_the_burst_is_smaller() {
    assertThat(of(new RatePlan("even", 100, 1, null)).policy()).isEqualTo("\"even\";q=100;w=1");
  }

  @Test
  void counts_a_day_from_midnight_to_midnight() {
    Allowance daily = of(new RatePlan("daily", 100, 5, 8L));
    assertThat(daily.policy()).isEqualTo("\"daily\";q=100;w=1, \"daily/day\";q=8;w=86400");
    daily.spend("body", 5);
    meter.advance(Duration.ofSeconds(1));
    daily.spend("body", 3);
    assertThat(daily.left()).isEqualTo("\"daily\";r=2;t=1, \"daily/day\";r=0;t=59");
    meter.advance(Duration.ofSeconds(1));
    assertThat(refusal(daily, 1).headers()).containsEntry("Retry-After", "58");
    assertThat(daily.left()).startsWith("\"daily\";r=5;t=0");
    assertThat(daily.isWhole()).isFalse();
    meter.advance(Duration.ofSeconds(58));
    assertThat(daily.left()).isEqualTo("\"daily\";r=5;t=0, \"daily/day\";r=8;t=86400");
    daily.spend("body", 5);
  }

  @Test
  void refuses_with_the_whole_seconds_to_wait() {
    Allowance slow = of(new RatePlan("slow", 2, 3, null));
    slow.spend("body", 3);
    Problem one = refusal(slow, 1);
    assertThat(one.type()).isEqualTo(ProblemType.QUOTA_EXCEEDED);
    assertThat(one.headers()).containsEntry("Retry-After", "1");
    assertThat(one.members()).containsEntry("ratePlan", "slow");
    assertThat(refusal(slow, 3).headers()).containsEntry("Retry-After", "2");
    meter.advance(Duration.ofMillis(500));
    slow.spend("body", 1);
    assertThat(limited).as("operations that were turned away").isEqualTo(4);
  }

  @Test
  void refuses_for_good_what_never_fits() {
    Allowance slow = of(new RatePlan("slow", 2, 3, null));
    Problem never = refusal(slow, 4);
    assertThat(never.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(limited).as("no plan is short of what never fits").isEqualTo(0);
    assertThat(never.detail()).isEqualTo("body must have at most 3 operations, the burst of the rate plan slow");
    slow.spend("body", 3);
  }

  private Allowance of(RatePlan plan) {
    return new Allowance(plan, meter, new RateLimitListener() {
      @Override
      public void onLimited(long operations) {
        limited += operations;
      }
    });
  }

  private static Problem refusal(Allowance allowance, long operations) {
    var refusal = new Problem[1];
    assertThatThrownBy(() -> allowance.spend("body", operations)).isInstanceOfSatisfying(ProblemException.class,
        thrown -> refusal[0] = thrown.problem());
    return refusal[0];
  }
}
