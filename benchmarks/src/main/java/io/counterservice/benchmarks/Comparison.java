package io.counterservice.benchmarks;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The table of one work: a row per number of connections, our median and spread, every peer's, and ours as a multiple of each. */
record Comparison(Results results, Work work) {

  Table table() {
    var head = new ArrayList<>(List.of("connections"));
    head.addAll(results.peers(work));
    others().forEach(peer -> head.add("ours ÷ " + peer));
    head.add("ours p50 / p99 ms");
    return new Table(List.copyOf(head), results.connections(work).stream().map(this::row).toList());
  }

  /** Ours divided by a peer's figure at the same number of connections; empty text where one of them was not measured. */
  private String ratio(int connections, String peer) {
    var other = results.figure(cell(connections, peer));
    return results.figure(cell(connections, results.ours())).flatMap(mine -> other.map(theirs -> "%.2f".formatted(mine / theirs)))
        .orElse("");
  }

  private List<String> row(int connections) {
    var figures = results.peers(work).stream().map(peer -> figure(cell(connections, peer)));
    var ratios = others().stream().map(peer -> ratio(connections, peer));
    return Stream.of(Stream.of(String.valueOf(connections)), figures, ratios, Stream.of(latency(connections))).flatMap(part -> part)
        .toList();
  }

  private String figure(Cell cell) {
    var form = work.isLatency() ? "%,.2f ±%.0f %%" : "%,.0f ±%.0f %%";
    return results.figure(cell).map(median -> String.format(ROOT, form, median, 100 * results.spread(cell))).orElse("");
  }

  private String latency(int connections) {
    return results.median(cell(connections, results.ours()))
        .map(median -> String.format(ROOT, "%.2f / %.1f", median.p50Millis(), median.p99Millis()))
        .orElse("");
  }

  private Cell cell(int connections, String peer) {
    return new Cell(work, connections, peer);
  }

  private List<String> others() {
    return results.peers(work).stream().filter(peer -> !peer.equals(results.ours())).toList();
  }
}
