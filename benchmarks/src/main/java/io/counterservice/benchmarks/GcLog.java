package io.counterservice.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the JVM's garbage-collection log ({@code -Xlog:gc}) says: mebibytes of heap still in use after each pause, and how long the pauses were.
 * Collections that somebody asked for are kept apart: what is in use after one of these is reachable.
 */
record GcLog(List<Integer> usedAfter, List<Double> pauseMillis, List<Integer> reachable) {
  private static final String ASKED_FOR = "(Diagnostic Command)";
  private static final Pattern PAUSE = Pattern.compile("Pause .*->(\\d+)M\\(\\d+M\\) ([0-9.]+)ms");

  static GcLog parse(List<String> lines) {
    var used = new ArrayList<Integer>();
    var pauses = new ArrayList<Double>();
    var reachable = new ArrayList<Integer>();
    for (var line : lines) {
      var pause = PAUSE.matcher(line);
      if (!pause.find())
        continue;
      if (line.contains(ASKED_FOR))
        reachable.add(Integer.parseInt(pause.group(1)));
      else {
        used.add(Integer.parseInt(pause.group(1)));
        pauses.add(Double.parseDouble(pause.group(2)));
      }
    }
    return new GcLog(List.copyOf(used), List.copyOf(pauses), List.copyOf(reachable));
  }

  /** The median of what was in use after the pauses of one third of the log: 0 the first, 2 the last. */
  int usedInThird(int third) {
    int size = usedAfter.size();
    var part = usedAfter.subList(size * third / 3, size * (third + 1) / 3).stream().sorted().toList();
    return part.isEmpty() ? 0 : part.get(part.size() / 2);
  }

  int usedMax() {
    return usedAfter.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  double pauseMax() {
    return pauseMillis.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
