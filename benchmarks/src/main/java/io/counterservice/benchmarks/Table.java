package io.counterservice.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text under a head; the same Markdown is aligned well enough to be read on a terminal. */
record Table(List<String> head, List<List<String>> rows) {

  String markdown() {
    var widths = IntStream.range(0, head.size()).map(this::width).toArray();
    var lines = new ArrayList<String>();
    lines.add(line(head, widths));
    lines.add(rule(widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return String.join("\n", lines) + "\n";
  }

  private int width(int column) {
    return Math.max(3, Math.max(head.get(column).length(), rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)));
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder("|");
    for (int column = 0; column < widths.length; column++) {
      var padding = " ".repeat(widths[column] - cells.get(column).length());
      line.append(' ').append(column == 0 ? cells.get(column) + padding : padding + cells.get(column)).append(" |");
    }
    return line.toString();
  }

  private static String rule(int[] widths) {
    var line = new StringBuilder("|");
    for (int column = 0; column < widths.length; column++)
      line.append(column == 0 ? "-".repeat(widths[column] + 2) : "-".repeat(widths[column] + 1) + ":").append('|');
    return line.toString();
  }
}
