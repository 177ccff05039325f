package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A reader's terminal: commands are pasted into it, in a directory, with the shared service to talk to. */
record Shell(Path directory) {
  private static final int MINUTES_MAX = 3;

  /** Runs commands until they end; all must succeed. Returns what they printed. */
  String paste(String commands) throws IOException, InterruptedException {
    Path printed = directory.resolve("printed");
    var builder = new ProcessBuilder("bash", "-c", "set -euo pipefail\n" + commands).directory(directory.toFile())
        .redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.environment().put("COUNTER_URL", RunningService.shared().baseUri().toString());
    builder.environment().put("COUNTER_API_KEY", RunningService.shared().adminKey());
    Process bash = builder.start();
    boolean ended = bash.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
    bash.destroyForcibly();
    String output = new String(Files.readAllBytes(printed), StandardCharsets.UTF_8);
    assertThat(ended).as(output).isTrue();
    assertThat(bash.exitValue()).as(output).isZero();
    return output;
  }

  /** Whether this machine has what a page says it needs. */
  static boolean has(List<String> programs) {
    List<String> folders = List.of(System.getenv("PATH").split(":", -1));
    return programs.stream().allMatch(program -> folders.stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
  }
}
