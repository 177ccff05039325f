package io.counterservice.adapter.admin.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaysInTest {
  @Test
  void there_is_always_one() {
    assertThatThrownBy(() -> new WaysIn(false, List.of())).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("counter.console.local-sign-in must be true");
    new WaysIn(false, List.of(new WaysIn.Door("Acme", "/console/sign-in/with/acme")));
  }

  @Test
  void sessions_have_sensible_limits() {
    assertThatThrownBy(() -> new ConsoleSettings(Duration.ZERO, Duration.ofHours(1), true))
        .hasMessageStartingWith("counter.console.session-idle-max");
    assertThatThrownBy(() -> new ConsoleSettings(Duration.ofHours(1), Duration.ofDays(366), true))
        .hasMessageStartingWith("counter.console.session-age-max");
  }
}
