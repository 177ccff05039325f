package io.counterservice.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a run was asked for on the command line. */
record Options(Set<Work> works, Set<Experiment> experiments, List<Integer> connections, Times times, Path report) {
  static final String USAGE = """
      usage: ./counter bench [hot|random|bulk|reads|alone|growth|heap|start|all]… [options]
        --connections=16,64,256   connections of the client
        --rounds=3                rounds; figures are medians over them
        --seconds=8               length of one measurement
        --warm-up=25              seconds of warm-up of our service before each work
        --report=FILE             where the Markdown goes (default: benchmarks/target/report.md)
      """;

  static Options parse(List<String> arguments) {
    var options = new Options(EnumSet.noneOf(Work.class), EnumSet.noneOf(Experiment.class), List.of(16, 64, 256), new Times(3, 8, 25),
        Path.of("benchmarks", "target", "report.md"));
    for (var argument : arguments)
      options = argument.startsWith("--") ? options.with(argument) : options.asked(argument);
    return options.works().isEmpty() && options.experiments().isEmpty() ? options.asked("all") : options;
  }

  int rounds() {
    return times.rounds();
  }

  Duration duration() {
    return Duration.ofSeconds(times.seconds());
  }

  Duration warmUp() {
    return Duration.ofSeconds(times.warmUpSeconds());
  }

  private Options asked(String name) {
    var chosenWorks = EnumSet.copyOf(works);
    var chosenExperiments = EnumSet.copyOf(experiments);
    Stream.of(Work.values()).filter(work -> isNamed(name, work)).forEach(chosenWorks::add);
    Stream.of(Experiment.values()).filter(experiment -> isNamed(name, experiment)).forEach(chosenExperiments::add);
    if (chosenWorks.equals(works) && chosenExperiments.equals(experiments))
      throw new IllegalArgumentException("unknown or repeated: " + name);
    return new Options(chosenWorks, chosenExperiments, connections, times, report);
  }

  private static boolean isNamed(String name, Enum<?> value) {
    return name.equals("all") || value.name().toLowerCase(Locale.ROOT).equals(name);
  }

  private Options with(String option) {
    var parts = option.split("=", 2);
    if (parts.length != 2)
      throw new IllegalArgumentException("an option needs a value: " + option);
    var value = parts[1];
    return switch (parts[0]) {
      case "--connections" -> new Options(works, experiments, numbers(value), times, report);
      case "--rounds" -> with(new Times(number(value), times.seconds(), times.warmUpSeconds()));
      case "--seconds" -> with(new Times(times.rounds(), number(value), times.warmUpSeconds()));
      case "--warm-up" -> with(new Times(times.rounds(), times.seconds(), number(value)));
      case "--report" -> new Options(works, experiments, connections, times, Path.of(value));
      default -> throw new IllegalArgumentException("unknown option: " + option);
    };
  }

  private Options with(Times changed) {
    return new Options(works, experiments, connections, changed, report);
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(",", -1)).map(Options::number).sorted().toList();
  }

  private static int number(String text) {
    int number = Integer.parseInt(text);
    if (number < 1)
      throw new IllegalArgumentException("must be at least 1: " + text);
    return number;
  }

  /** How often and how long things are measured. */
  record Times(int rounds, int seconds, int warmUpSeconds) {}
}
