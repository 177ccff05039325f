package io.counterservice.benchmarks;

import static java.util.Locale.ROOT;

import io.counterservice.benchmarks.live.Audience;
import io.counterservice.benchmarks.live.Seen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How much the writes of the hot counter lose at saturation when many watch it: rounds without and with them, taking turns. */
record WriteLoss(OurService service, Options options, Progress progress) {
  private static final int CONNECTIONS = 256;
  private static final List<Integer> UPDATES = List.of(10, 4);

  Table run() throws IOException, InterruptedException {
    var alone = new ArrayList<Double>();
    List<List<Double>> watched = UPDATES.stream().<List<Double>>map(_ -> new ArrayList<>()).toList();
    List<List<Seen>> seen = UPDATES.stream().<List<Seen>>map(_ -> new ArrayList<>()).toList();
    for (int round = 1; round <= options.rounds(); round++) {
      alone.add(writes("alone", round));
      try (var audience = Audience.gather(LiveService.hot(service, 1).addresses(), LiveService.hot(service, 1).feed(),
          options.live().subscribers(), done -> progress.show("%,d subscribers".formatted(done)))) {
        for (int i = 0; i < UPDATES.size(); i++) {
          int updates = UPDATES.get(i);
          audience.say(_ -> LiveService.subscriptionToHot(updates));
          audience.begin();
          watched.get(i).add(writes("watched at most " + updates + " times a second", round));
          seen.get(i).add(audience.seen());
        }
      }
    }
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("nobody", number("%,.0f", median(alone)), "", "", "", ""));
    for (int i = 0; i < UPDATES.size(); i++)
      rows.add(row("%,d subscribers, at most %d updates/s".formatted(options.live().subscribers(), UPDATES.get(i)), median(alone),
          watched.get(i), seen.get(i)));
    return new Table(List.of("hot counter at 256 connections, watched by", "operations/s", "loss", "updates/s to each, fewest", "… median",
        "age p99 ms"), rows);
  }

  private double writes(String state, int round) throws IOException, InterruptedException {
    progress.show("writes %s, round %d of %d".formatted(state, round, options.rounds()));
    var measurement = service.measure(new Load(Work.HOT, CONNECTIONS, options.duration(), round));
    progress.say("writes %s, round %d: %,.0f/s, p99 %.1f ms".formatted(state, round, measurement.perSecond(), measurement.p99Millis()));
    return measurement.perSecond();
  }

  private static List<String> row(String title, double alone, List<Double> watched, List<Seen> seen) {
    double perSecond = median(watched);
    return List.of(title, number("%,.0f", perSecond), number("%.0f %%", 100 * (1 - perSecond / alone)),
        number("%.1f", median(seen.stream().map(Seen::fewest).toList())), number("%.1f", median(seen.stream().map(Seen::median).toList())),
        number("%.0f", median(seen.stream().map(one -> (double) one.age().millisAt(0.99)).toList())));
  }

  private static double median(List<Double> figures) {
    return figures.stream().sorted().skip((figures.size() - 1) / 2).findFirst().orElse(0.0);
  }

  private static String number(String form, double value) {
    return String.format(ROOT, form, value);
  }
}
