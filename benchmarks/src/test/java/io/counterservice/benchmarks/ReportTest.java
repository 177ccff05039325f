package io.counterservice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void holds_machine_table_and_goals_and_does_not_hide_failures() {
    var results = new Results(List.of("ours", "webdis", "plain row"));
    results.add(new Cell(Work.HOT, 256, "ours"), new Measurement(60_000, 4, 9.5, 7));
    results.add(new Cell(Work.HOT, 256, "plain row"), new Measurement(3_000, 5, 5, 0));
    var report = new Report("a machine");
    report.addComparison(results);
    assertThat(report.markdown()).startsWith("a machine\n\n### one hot counter").contains("| 256 ", "ours: 7 requests FAILED",
        "- reached  hot: 20.00 × plain row");
  }
}
