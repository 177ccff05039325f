package io.counterservice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void divides_ours_by_each_peer_at_the_same_number_of_connections() {
    var results = new Results(List.of("ours", "webdis", "plain row"));
    results.add(new Cell(Work.HOT, 256, "ours"), new Measurement(60_000, 4, 9.5, 0));
    results.add(new Cell(Work.HOT, 256, "webdis"), new Measurement(50_000, 5, 10, 0));
    results.add(new Cell(Work.HOT, 1, "plain row"), new Measurement(3_000, 0.3, 0.3, 0));
    assertThat(new Comparison(results, Work.HOT).table().markdown()).isEqualTo("""
        | connections |        ours |      webdis |  plain row | ours ÷ webdis | ours ÷ plain row | ours p50 / p99 ms |
        |-------------|------------:|------------:|-----------:|--------------:|-----------------:|------------------:|
        | 1           |             |             | 3,000 ±0 % |               |                  |                   |
        | 256         | 60,000 ±0 % | 50,000 ±0 % |            |          1.20 |                  |        4.00 / 9.5 |
        """);
  }
}
