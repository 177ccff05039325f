package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.Nearness;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A counter in a list.
 *
 * @param bar null with default bounds
 * @param refused how many operations within the last hour
 * @param outlook as {@link Outlook} says
 * @param picture the path of the last hour; empty where nothing happened
 */
public record CounterLine(String name, String value, List<String> labels, String change, String refused, String outlook,
    String picture, @Nullable BoundsBar bar,
    State state, Instant changed) {
  private static final double WIDTH = 120;
  private static final double HEIGHT = 20;

  /** Whether its value is near a bound or at it. */
  public boolean isNear() {
    return !state.isQuiet();
  }

  static CounterLine of(Counter counter, LastHour hour) {
    var definition = counter.definition();
    return new CounterLine(counter.name().value(), Numbers.text(counter.value()), Labels.lines(definition.labels()), hour.change(),
        hour.refused(),
        Outlook.of(counter, hour),
        hour.picture(WIDTH, HEIGHT), BoundsBar.isDrawn(definition) ? BoundsBar.of(counter.value(), definition) : null,
        State.of(Nearness.of(counter.value(), definition)), counter.updatedAt());
  }
}
