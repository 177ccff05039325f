package io.counterservice.adapter.admin.keys;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.access.KeyUse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often a key was used on each of the last days.
 *
 * @param total of all days
 * @param most of one day
 * @param lastAt null where there was none
 */
record UseChart(String total, String most, @Nullable Instant lastAt, List<Bar> bars) {
  static final int DAYS = 30;
  private static final int HEIGHT = 72;

  /**
   * A day.
   *
   * @param x of its left side, in hundredths of the width
   * @param height of at most {@code HEIGHT}; what is not 0 is seen
   */
  public record Bar(LocalDate day, String requests, String x, long height) {
    public long y() {
      return HEIGHT - height;
    }
  }

  static UseChart of(List<KeyUse> uses, LocalDate today) {
    Map<LocalDate, Long> byDay = uses.stream().collect(Collectors.toMap(KeyUse::day, KeyUse::requests));
    long most = Math.max(1, byDay.values().stream().mapToLong(each -> each).max().orElse(0));
    List<Bar> bars = IntStream.range(0, DAYS).mapToObj(at -> {
      LocalDate day = today.minusDays(DAYS - 1L - at);
      long requests = byDay.getOrDefault(day, 0L);
      return new Bar(day, Numbers.text(requests), at * 100 / DAYS + "%",
          requests == 0 ? 0 : Math.max(1, Math.round((double) requests * HEIGHT / most)));
    }).toList();
    Instant lastAt = uses.isEmpty() ? null : uses.getLast().lastAt();
    String total = Numbers.text(byDay.values().stream().mapToLong(each -> each).sum());
    return new UseChart(total, byDay.isEmpty() ? "0" : Numbers.text(most), lastAt, bars);
  }
}
