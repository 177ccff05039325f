package io.counterservice.adapter.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

  @Test
  void a_line_goes_from_edge_to_edge() {
    assertThat(Curve.line(List.of(0.0, 10.0, 5.0), 100, 22)).isEqualTo("M0.0 21.0L50.0 1.0L100.0 11.0");
    assertThat(Curve.line(List.of(0.0, 0.0), 100, 22)).isEqualTo("M0.0 21.0L100.0 21.0");
    assertThat(Curve.line(List.of(3.0), 100, number -> number)).isEqualTo("M0.0 3.0");
    assertThat(Curve.line(List.of(), 100, 22)).isEmpty();
  }

  @Test
  void a_bar_is_seen_however_small_it_is() {
    assertThat(Curve.bars(List.of(0.0, 1.0, 100_000.0), 90, 36)).isEqualTo("M45.0 35.5v-0.5M75.0 35.5v-35.0");
    assertThat(Curve.bars(List.of(0.0, 0.0), 90, 36)).isEmpty();
  }
}
