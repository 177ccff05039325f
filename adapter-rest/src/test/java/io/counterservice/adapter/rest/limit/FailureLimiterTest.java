package io.counterservice.adapter.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureLimiterTest {
  private final AtomicLong nanos = new AtomicLong();
  private final FailureLimiter limiter = new FailureLimiter(new FailureSettings(2, Duration.ofSeconds(20), 3), new TimeMeter() {
    @Override
    public long currentTimeNanos() {
      return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  });

  @Test
  void an_address_fails_so_often_and_then_waits() {
    assertThat(fail("192.0.2.1")).isZero();
    assertThat(fail("192.0.2.1")).isZero();
    assertThat(fail("192.0.2.1")).isBetween(10L, 11L);
    assertThat(fail("192.0.2.2")).isZero();
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(fail("192.0.2.1")).isZero();
    assertThat(fail("192.0.2.1")).isPositive();
  }

  @Test
  void a_client_with_many_addresses_of_one_network_counts_as_one() {
    assertThat(fail("2001:db8:1:2::1")).isZero();
    assertThat(fail("2001:db8:1:2:ffff::2")).isZero();
    assertThat(fail("2001:db8:1:2::3")).isPositive();
    assertThat(fail("2001:db8:1:3::1")).isZero();
  }

  @Test
  void the_memory_for_addresses_is_bounded() {
    for (int last = 1; last < 200; last++)
      assertThat(fail("198.51.100." + last)).isZero();
    assertThat(limiter.addresses()).isEqualTo(3);
    assertThat(limiter.secondsToWaitAfterFailure(null)).isZero();
  }

  private long fail(String address) {
    return limiter.secondsToWaitAfterFailure(new InetSocketAddress(address, 1));
  }
}
