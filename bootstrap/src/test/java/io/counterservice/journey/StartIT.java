package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.bootstrap.CounterService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that cannot succeed ends with one message for the operator: no stack trace, no secret. */
class StartIT {
  private static final Duration START_MAX = Duration.ofMinutes(2);
  @TempDir
  private Path directory;

  @Test
  void a_key_that_is_none_is_told_and_not_shown() throws Exception {
    String output = start(Map.of("COUNTER_BOOTSTRAP_API_KEY", "ck_ops_hushhush"));
    assertThat(output).contains("counter.bootstrap.api-key must be ck_<id>_<secret>").doesNotContain("hushhush");
    assertIsOneMessage(output);
  }

  @Test
  void a_password_that_breaks_a_rule_is_told_and_not_shown() throws Exception {
    String output = start(Map.of("COUNTER_BOOTSTRAP_ADMIN_PASSWORD", "hushhush"));
    assertThat(output).contains("counter.bootstrap.admin-password must have 10 characters at least").doesNotContain("hushhush");
    assertIsOneMessage(output);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"counter.keys.stale-after=1ms|counter.keys.refresh-interval and counter.keys.stale-after",
      "counter.commit.lanes=0|counter.commit.lanes must be 1 to 64, but is 0",
      "counter.comit.lanes=3|counter.comit.lanes is not a setting"})
  void a_setting_that_breaks_a_rule_is_named(String setting, String message) throws Exception {
    String output = start(Map.of(), "--" + setting);
    assertThat(output).contains(message);
    assertIsOneMessage(output);
  }

  private static void assertIsOneMessage(String output) {
    assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
  }

  /** What a start writes that ends by itself, with an exit code that says so. */
  private String start(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    var command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
            System.getProperty("java.class.path"), CounterService.class.getName(), "--server.port=0",
            "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(START_MAX)).as("ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(output);
    assertThat(process.exitValue()).as(text).isEqualTo(1);
    return text;
  }
}
