package io.counterservice.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a run was asked for on the command line. */
record Options(Set<Work> works, Set<Experiment> experiments, List<Integer> connections, Sizes sizes, Live live, Path report) {
  static final String USAGE = """
      usage: ./counter bench [hot|random|bulk|reads|tolerant|alone|growth|heap|start|live|history|console|all]… [options]
        --connections=16,64,256   connections of the client
        --rounds=3                rounds; figures are medians over them
        --seconds=8               length of one measurement
        --warm-up=25              seconds of warm-up of our service before each work
        --grown=1000000           counters of the grown service, ten journal rows each (a multiple of 10,000); so many rows has the history
        --subscribers=10000       subscribers of the live feed
        --minutes=0               instead of all of live: its hot counter for so many minutes, and what becomes of the memory
        --report=FILE             where the Markdown goes (default: benchmarks/target/report.md)
      """;

  static Options parse(List<String> arguments) {
    var options = new Options(EnumSet.noneOf(Work.class), EnumSet.noneOf(Experiment.class), List.of(16, 64, 256),
        new Sizes(3, 8, 25, 1_000_000), new Live(10_000, 0), Path.of("benchmarks", "target", "report.md"));
    for (var argument : joined(arguments))
      options = argument.startsWith("--") ? options.with(argument) : options.asked(argument);
    return options.works().isEmpty() && options.experiments().isEmpty() ? options.asked("all") : options;
  }

  /** An option may have its value after a space too. */
  private static List<String> joined(List<String> arguments) {
    var joined = new ArrayList<String>();
    for (var argument : arguments)
      if (!joined.isEmpty() && joined.getLast().matches("--[^=]+") && !argument.startsWith("--"))
        joined.set(joined.size() - 1, joined.getLast() + "=" + argument);
      else
        joined.add(argument);
    return joined;
  }

  int rounds() {
    return sizes.rounds();
  }

  Duration duration() {
    return Duration.ofSeconds(sizes.seconds());
  }

  Duration warmUp() {
    return Duration.ofSeconds(sizes.warmUpSeconds());
  }

  private Options asked(String name) {
    var chosenWorks = EnumSet.copyOf(works);
    var chosenExperiments = EnumSet.copyOf(experiments);
    Stream.of(Work.values()).filter(work -> isNamed(name, work)).forEach(chosenWorks::add);
    Stream.of(Experiment.values()).filter(experiment -> isNamed(name, experiment)).forEach(chosenExperiments::add);
    if (chosenWorks.equals(works) && chosenExperiments.equals(experiments))
      throw new IllegalArgumentException("unknown or repeated: " + name);
    return new Options(chosenWorks, chosenExperiments, connections, sizes, live, report);
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
      case "--connections" -> new Options(works, experiments, numbers(value), sizes, live, report);
      case "--rounds" -> with(sizes.withRounds(number(value)));
      case "--seconds" -> with(sizes.withSeconds(number(value)));
      case "--warm-up" -> with(sizes.withWarmUp(number(value)));
      case "--grown" -> with(sizes.withGrown(number(value)));
      case "--subscribers" -> with(new Live(number(value), live.minutes()));
      case "--minutes" -> with(new Live(live.subscribers(), number(value)));
      case "--report" -> new Options(works, experiments, connections, sizes, live, Path.of(value));
      default -> throw new IllegalArgumentException("unknown option: " + option);
    };
  }

  private Options with(Sizes changed) {
    return new Options(works, experiments, connections, changed, live, report);
  }

  private Options with(Live changed) {
    return new Options(works, experiments, connections, sizes, changed, report);
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

  /**
   * How the live feed is measured.
   *
   * @param minutes of the long measurement; 0 for the short ones
   */
  record Live(int subscribers, int minutes) {}

  /** How often, how long, and on how much is measured. */
  record Sizes(int rounds, int seconds, int warmUpSeconds, int grownCounters) {

    Sizes withRounds(int number) {
      return new Sizes(number, seconds, warmUpSeconds, grownCounters);
    }

    Sizes withSeconds(int number) {
      return new Sizes(rounds, number, warmUpSeconds, grownCounters);
    }

    Sizes withWarmUp(int number) {
      return new Sizes(rounds, seconds, number, grownCounters);
    }

    Sizes withGrown(int number) {
      if (number % Seeding.OPERATIONS_PER_BULK != 0)
        throw new IllegalArgumentException("must be a multiple of " + Seeding.OPERATIONS_PER_BULK + ": " + number);
      return new Sizes(rounds, seconds, warmUpSeconds, number);
    }
  }
}
