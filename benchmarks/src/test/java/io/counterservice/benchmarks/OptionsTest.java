package io.counterservice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @Test
  void measures_everything_unless_told_otherwise() {
    var options = Options.parse(List.of());
    assertThat(options.works()).containsExactly(Work.values());
    assertThat(options.experiments()).containsExactly(Experiment.values());
    assertThat(options.connections()).containsExactly(16, 64, 256);
    assertThat(options.rounds()).isEqualTo(3);
    assertThat(options.duration()).isEqualTo(Duration.ofSeconds(8));
    assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void takes_works_experiments_and_settings() {
    var options = Options
        .parse(
            List.of("hot", "start", "--connections=256,16", "--rounds=1", "--seconds=2", "--warm-up=3", "--grown=20000", "--report=r.md"));
    assertThat(options.works()).containsExactly(Work.HOT);
    assertThat(options.experiments()).containsExactly(Experiment.START);
    assertThat(options.connections()).containsExactly(16, 256);
    assertThat(options.sizes()).isEqualTo(new Options.Sizes(1, 2, 3, 20_000));
    assertThat(options.report()).hasToString("r.md");
  }

  @Test
  void takes_the_value_of_an_option_after_a_space_too() {
    var options = Options.parse(List.of("live", "--minutes", "10", "--subscribers=500"));
    assertThat(options.experiments()).containsExactly(Experiment.LIVE);
    assertThat(options.live()).isEqualTo(new Options.Live(500, 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"warm", "HOT", "", "--rounds", "--rounds=0", "--rounds=x", "--colour=red", "--minutes", "--minutes=0",
      "--grown=15000"})
  void refuses_what_it_does_not_know(String argument) {
    assertThatThrownBy(() -> Options.parse(List.of(argument))).isInstanceOf(IllegalArgumentException.class);
  }
}
