package io.counterservice.adapter.admin.overview;

import io.counterservice.adapter.admin.counters.Axis;
import io.counterservice.domain.cluster.Cluster;
import io.counterservice.domain.cluster.Sample;
import io.counterservice.domain.cluster.Slot;
import io.counterservice.domain.cluster.Work;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What all nodes do, in numbers and three strips over one time axis.
 *
 * @param operations a second, now; the next four are a second as well
 * @param highest of the time that is shown
 * @param line of the applied ones, and the end of it
 * @param bars of the refused ones, and of the limited ones
 */
record Figures(Instant at, String operations, String applied, String refused, String limited, String highest, Instant highestAt,
    List<Axis.Tick> ticks, String line, double end, List<String> bars, String summary, List<Tile> tiles, List<NodeLine> nodes) {
  static final double WIDTH = 900;
  private static final double HEIGHT = 176;
  private static final double STRIP = 36;
  private static final int MINUTE_SLOTS = 12;
  /** A point of a trend is of so many slots. */
  private static final int TREND_SLOTS = 3;

  static Figures of(Cluster cluster) {
    List<Slot> slots = cluster.slots();
    List<Sample> latest = cluster.latest();
    List<Double> applied = slots.stream().map(Slot::applied).toList();
    Axis axis = Axis.of(0, applied.stream().mapToDouble(Double::doubleValue).max().orElse(0), HEIGHT);
    Slot highest = slots.stream().max(Comparator.comparingDouble(Slot::operations)).orElseThrow();
    return new Figures(cluster.at(), Rate.text(cluster.operationsPerSecond()), Rate.text(latest, Work::applied),
        Rate.text(latest, Work::refused), Rate.text(latest, Work::limited), Rate.text(highest.operations()), highest.start(), axis.ticks(),
        Curve.line(applied, WIDTH, axis::y), axis.y(applied.getLast()),
        List.of(Curve.bars(slots.stream().map(Slot::refused).toList(), WIDTH, STRIP),
            Curve.bars(slots.stream().map(Slot::limited).toList(), WIDTH, STRIP)),
        "Operations applied per second over the last 15 minutes, at most " + Rate.text(highest.applied()) + ", now "
            + Rate.text(latest, Work::applied),
        tiles(cluster), cluster.members().stream().map(member -> NodeLine.of(member, cluster.at())).toList());
  }

  private static List<Tile> tiles(Cluster cluster) {
    List<Slot> slots = cluster.slots();
    Work minute = work(slots.subList(slots.size() - MINUTE_SLOTS, slots.size()));
    List<Work> points = IntStream.range(0, slots.size() / TREND_SLOTS)
        .mapToObj(point -> work(slots.subList(point * TREND_SLOTS, (point + 1) * TREND_SLOTS))).toList();
    List<Sample> latest = cluster.latest();
    return List.of(Tile.latency("p50", 0.5, minute.commits(), points.stream().map(Work::commits).toList()),
        Tile.latency("p99", 0.99, minute.commits(), points.stream().map(Work::commits).toList()),
        Tile.batch(minute, points),
        Tile.queue(latest.stream().mapToLong(Sample::waiting).sum(), latest.stream().mapToLong(Sample::waitingMax).max().orElse(0),
            slots.stream().map(slot -> (double) slot.waiting()).toList()));
  }

  private static Work work(List<Slot> slots) {
    return Work.sum(slots.stream().map(Slot::work).toList());
  }
}
