package io.counterservice.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Every measurement of a run; answers with the median round of a cell, never with a mean, which one stray round would spoil. */
final class Results {
  private final Map<Cell, List<Measurement>> rounds = new HashMap<>();
  private final List<String> peers;

  /** The peers in the order of the table, ours first. */
  Results(List<String> peers) {
    this.peers = List.copyOf(peers);
  }

  void add(Cell cell, Measurement measurement) {
    rounds.computeIfAbsent(cell, _ -> new ArrayList<>()).add(measurement);
  }

  /** The round in the middle by the figure its work is about (of an even number the lower one). */
  Optional<Measurement> median(Cell cell) {
    var sorted = rounds.getOrDefault(cell, List.of()).stream().sorted(Comparator.comparingDouble(cell.work()::figureOf)).toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }

  Optional<Double> figure(Cell cell) {
    return median(cell).map(cell.work()::figureOf);
  }

  /** How far the rounds of a cell lie apart: half the way from the lowest to the highest figure, as a share of the median. */
  double spread(Cell cell) {
    var figures = rounds.getOrDefault(cell, List.of()).stream().mapToDouble(cell.work()::figureOf).summaryStatistics();
    return figure(cell).map(median -> (figures.getMax() - figures.getMin()) / 2 / median).orElse(0.0);
  }

  /** The best median of a peer in this work, over whatever number of connections suits it. */
  Optional<Double> best(Work work, String peer) {
    var figures = cells(work).stream().filter(cell -> cell.peer().equals(peer)).flatMap(cell -> figure(cell).stream()).sorted().toList();
    if (figures.isEmpty())
      return Optional.empty();
    return Optional.of(work.isLatency() ? figures.getFirst() : figures.getLast());
  }

  long failures(Work work, String peer) {
    return cells(work).stream().filter(cell -> cell.peer().equals(peer)).flatMap(cell -> rounds.getOrDefault(cell, List.of()).stream())
        .mapToLong(Measurement::failures).sum();
  }

  List<Work> works() {
    return rounds.keySet().stream().map(Cell::work).distinct().sorted().toList();
  }

  String ours() {
    return peers.getFirst();
  }

  /** The peers that took part in this work. */
  List<String> peers(Work work) {
    return peers.stream().filter(peer -> cells(work).stream().anyMatch(cell -> cell.peer().equals(peer))).toList();
  }

  List<Integer> connections(Work work) {
    return List.copyOf(new TreeSet<>(cells(work).stream().map(Cell::connections).toList()));
  }

  private List<Cell> cells(Work work) {
    return rounds.keySet().stream().filter(cell -> cell.work() == work).toList();
  }
}
