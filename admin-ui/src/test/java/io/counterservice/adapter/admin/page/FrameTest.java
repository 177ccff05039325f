package io.counterservice.adapter.admin.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
  private static final Instant NOW = Instant.parse("2026-05-17T12:00:00Z");
  private final Frame frame = new Frame("", "", "system", "", "", false, false, "", "", NOW, () -> "");

  @ParameterizedTest
  @CsvSource({"0,now", "-999,now", "-1000,1 s ago", "-59999,59 s ago", "-60000,1 min ago", "-3599999,59 min ago", "-3600000,1 h ago",
      "-86400000,1 d ago", "-31536000000,365 d ago", "999,now", "90000,in 1 min", "172800000,in 2 d"})
  void says_instants_as_people_do(long millis, String words) {
    assertThat(frame.ago(NOW.plusMillis(millis))).isEqualTo(words);
  }
}
