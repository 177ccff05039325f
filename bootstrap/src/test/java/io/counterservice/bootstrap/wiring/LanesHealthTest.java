package io.counterservice.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class LanesHealthTest {
  @Test
  void is_down_when_a_lane_is_stuck() {
    assertThat(status(Duration.ZERO, LanesHealth.BUSY_MAX)).isEqualTo(Status.UP);
    assertThat(status(Duration.ZERO, LanesHealth.BUSY_MAX.plusMillis(1))).isEqualTo(Status.DOWN);
  }

  private static Status status(Duration commits, Duration reads) {
    return new LanesHealth(List.of(() -> commits, () -> reads)).health().getStatus();
  }
}
