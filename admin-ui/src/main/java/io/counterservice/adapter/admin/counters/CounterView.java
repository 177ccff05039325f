package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.Nearness;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A counter on its own page.
 *
 * @param isLong whether the longest value its bounds allow is too long for the largest type
 * @param refused how many operations within the last hour
 * @param outlook as {@link Outlook} says
 * @param room what is left to the bound that is nearer, in words; empty with default bounds
 */
record CounterView(String name, String value, boolean isLong, String version, String description,
    List<String> labels, boolean isPublic, @Nullable BoundsBar bar, String initialValue, State state, String room, String change,
    String lastMinute, String refused, String outlook, String picture, Instant updatedAt) {
  private static final int SHORT = 11;
  private static final double WIDTH = 240;
  private static final double HEIGHT = 48;

  static CounterView of(Counter counter, LastHour hour) {
    CounterDefinition definition = counter.definition();
    boolean isBounded = BoundsBar.isDrawn(definition);
    return new CounterView(counter.name().value(), Numbers.text(counter.value()), isLong(definition.bounds()),
        Numbers.text(counter.version().number()), definition.description(),
        Labels.lines(definition.labels()), definition.visible(), isBounded ? BoundsBar.of(counter.value(), definition) : null,
        Numbers.text(definition.initialValue()), State.of(Nearness.of(counter.value(), definition)), isBounded ? room(counter) : "",
        hour.change(), hour.lastMinute(), hour.refused(), Outlook.of(counter, hour),
        hour.picture(WIDTH, HEIGHT), counter.updatedAt());
  }

  private static boolean isLong(Bounds bounds) {
    if (bounds.equals(Bounds.DEFAULT))
      return false;
    return Math.max(Numbers.text(bounds.minimum()).length(), Numbers.text(bounds.maximum()).length()) > SHORT;
  }

  private static String room(Counter counter) {
    Bounds bounds = counter.definition().bounds();
    BigInteger value = BigInteger.valueOf(counter.value());
    BigInteger up = BigInteger.valueOf(bounds.maximum()).subtract(value);
    BigInteger down = value.subtract(BigInteger.valueOf(bounds.minimum()));
    return Numbers.text(up) + " up to the maximum, " + Numbers.text(down) + " down to the minimum";
  }
}
