package io.counterservice.adapter.admin.counters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A scale from a lowest to a highest number, both round, drawn from the bottom to the top of a picture. */
public record Axis(double low, double high, double step, double height) {
  private static final int TICKS = 4;
  private static final List<Unit> UNITS = List.of(new Unit(1e18, "E"), new Unit(1e15, "P"), new Unit(1e12, "T"), new Unit(1e9, "G"),
      new Unit(1e6, "M"), new Unit(1e3, "k"));

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
      ticks.add(new Tick(String.format(Locale.ROOT, "%.1f", y(at)), text(at)));
    return ticks;
  }

  /** The number in as few characters as tell it from its neighbours on an axis. */
  static String text(double number) {
    for (Unit unit : UNITS)
      if (Math.abs(number) >= unit.size)
        return trimmed(number / unit.size) + " " + unit.sign;
    return trimmed(number);
  }

  private static String trimmed(double number) {
    String text = String.format(Locale.ROOT, "%.2f", Math.abs(number)).replaceFirst("\\.?0+$", "");
    return number < 0 ? "−" + text : text;
  }
}
