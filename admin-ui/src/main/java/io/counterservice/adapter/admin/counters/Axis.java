package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A scale from a lowest to a highest number, both round, drawn from the bottom to the top of a picture. */
public record Axis(double low, double high, double step, double height) {
  private static final int TICKS = 4;
  private static final List<Unit> UNITS = List.of(new Unit(1e18, "E"), new Unit(1e15, "P"), new Unit(1e12, "T"), new Unit(1e9, "G"),
      new Unit(1e6, "M"), new Unit(1e3, "k"));
  private static final Unit ONE = new Unit(1, "");
  /** What two decimals tell of a unit. */
  private static final int FRACTION = 100;

  private record Unit(double size, String sign) {}

  /** A line across the picture. */
  public record Tick(String y, String text) {}

  /** That shows all numbers between two. */
  public static Axis of(double low, double high, double height) {
    double range = high > low ? high - low : 1;
    double power = Math.pow(10, Math.floor(Math.log10(range / TICKS)));
    double step = List.of(1.0, 2.0, 2.5, 5.0, 10.0).stream().map(factor -> factor * power).filter(size -> size * TICKS >= range).findFirst()
        .orElse(10 * power);
    double whole = Math.max(step, 1);
    double bottom = Math.floor(low / whole) * whole;
    double top = Math.ceil((high > low ? high : low + 1) / whole) * whole;
    return new Axis(bottom, top, whole, height);
  }

  public double y(double value) {
    return height * (high - value) / (high - low);
  }

  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    for (double at = low; at <= high + step / 2; at += step)
      ticks.add(new Tick(String.format(Locale.ROOT, "%.1f", y(at)), label(at)));
    return ticks;
  }

  /** Short where that tells neighbours apart, else whole. */
  private String label(double number) {
    double parts = step * FRACTION / unit(number).size;
    return parts == Math.rint(parts) ? text(number) : Numbers.text(new BigDecimal(number).toBigInteger());
  }

  /** The number in few characters, of two decimals at most. */
  static String text(double number) {
    Unit unit = unit(number);
    return (trimmed(number / unit.size) + " " + unit.sign).stripTrailing();
  }

  private static Unit unit(double number) {
    return UNITS.stream().filter(unit -> Math.abs(number) >= unit.size).findFirst().orElse(ONE);
  }

  private static String trimmed(double number) {
    String text = String.format(Locale.ROOT, "%.2f", Math.abs(number)).replaceFirst("\\.?0+$", "");
    return number < 0 ? "−" + text : text;
  }
}
