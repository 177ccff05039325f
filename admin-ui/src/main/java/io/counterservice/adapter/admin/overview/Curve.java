package io.counterservice.adapter.admin.overview;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** Numbers at even distances as the path of an SVG. */
final class Curve {
  private static final double LEAST = 0.5;

  private Curve() {}

  /** From the left edge to the right one; empty where there is none. */
  static String line(List<Double> numbers, double width, DoubleUnaryOperator y) {
    StringBuilder path = new StringBuilder();
    for (int at = 0; at < numbers.size(); at++)
      path.append(at == 0 ? 'M' : 'L').append(text(at * width / Math.max(numbers.size() - 1, 1))).append(' ')
          .append(text(y.applyAsDouble(numbers.get(at))));
    return path.toString();
  }

  /** The same between the bottom and the top of a picture, which is the greatest number. */
  static String line(List<Double> numbers, double width, double height) {
    double greatest = greatest(numbers);
    return line(numbers, width, number -> height - 1 - (greatest == 0 ? 0 : number / greatest * (height - 2)));
  }

  /** Up from the bottom. The whole height is the greatest number; what is more than 0 is seen, however small. */
  static String bars(List<Double> numbers, double width, double height) {
    double greatest = greatest(numbers);
    StringBuilder path = new StringBuilder();
    for (int at = 0; at < numbers.size(); at++)
      if (numbers.get(at) > 0)
        path.append('M').append(text((at + 0.5) * width / numbers.size())).append(' ').append(text(height - 0.5)).append("v-")
            .append(text(Math.max(numbers.get(at) / greatest * (height - 1), LEAST)));
    return path.toString();
  }

  private static double greatest(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
