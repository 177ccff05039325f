package io.counterservice.adapter.admin.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.history.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
  private static final Instant NOW = Instant.parse("2040-01-20T12:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void a_known_range_ends_now() {
    Span span = of("range", "hour");
    assertThat(span.step()).isEqualTo(Step.MINUTE);
    assertThat(span.timeline().buckets()).isEqualTo(61);
    assertThat(of("range", "century").range()).isEqualTo("day");
  }

  @Test
  void a_time_of_one_s_own_is_by_the_clock_of_the_zone() {
    Span span = of("range", "custom", "from", "2026-11-20T10:00", "to", "2026-11-20T12:00");
    assertThat(span.timeline().start(0)).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
    assertThat(span.timeline().buckets()).isEqualTo(120);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20T16:00, FIVE_MINUTES", "2026-11-21T08:00, FIVE_MINUTES", "2026-12-01T00:00, HOUR", "2027-11-20T00:00, DAY",
      "2030-01-01T00:00, WEEK", "2036-11-01T00:00, MONTH"})
  void buckets_are_the_finest_that_can_be_told_apart(String to, Step step) {
    Span span = of("range", "custom", "from", "2026-11-20T00:00", "to", to);
    assertThat(span.step()).isEqualTo(step);
    assertThat(span.timeline().buckets()).isLessThanOrEqualTo(402);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20T10:00, 2026-11-20T10:00", "2026-11-20T10:00, 2026-11-19T10:00", "1026-11-20T10:00, 2026-11-20T10:00",
      "yesterday, now", "+999999999-01-01T00:00, +999999999-12-31T00:00", "-0044-03-15T10:00, -0044-03-16T10:00",
      "0001-01-01T00:00, 0002-01-01T00:00", "1969-12-31T10:00, 1970-01-01T10:00", "2026-01-01T00:00, +10000-01-01T00:00",
      "2026-11-20T10:00, ''"})
  void what_is_no_time_is_said_so_beside_what_was_typed(String from, String to) {
    Span span = of("range", "custom", "from", from, "to", to);
    assertThat(span.wrong()).startsWith("From");
    assertThat(span.from()).isEqualTo(from);
    assertThat(span.range()).isEqualTo("custom");
  }

  @Test
  void nothing_is_told_of_times_to_come() {
    Span span = of("range", "custom", "from", "2040-01-20T12:50", "to", "2041-01-01T00:00");
    assertThat(span.timeline().end(span.timeline().buckets() - 1)).isEqualTo(NOW.plusSeconds(60));
    assertThat(of("range", "custom", "from", "2040-01-20T13:10", "to", "2040-01-20T14:00").wrong()).startsWith("From must be before");
  }

  @Test
  void the_last_day_is_offered_first() {
    Span span = of("range", "custom", "as", "chart");
    assertThat(span.from()).isEqualTo("2040-01-19T13:00");
    assertThat(span.to()).isEqualTo("2040-01-20T13:00");
    assertThat(span.wrong()).isNull();
  }

  private static Span of(String... pairs) {
    Map<String, String> query = new HashMap<>();
    for (int at = 0; at < pairs.length; at += 2)
      query.put(pairs[at], pairs[at + 1]);
    return Span.of(query, NOW, BERLIN);
  }
}
