package io.counterservice.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.crash.Play.Means;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round of each kind of the crash test but the longest; {@link Prove} does as many as are asked for. */
class CrashIT {
  private static final int ROUNDS = 2;
  private static final int CLIENTS = 16;

  @Test
  void nothing_acknowledged_is_lost_and_nothing_is_applied_twice(@TempDir Path home) throws IOException, InterruptedException {
    var report = new ByteArrayOutputStream();
    var play = Play.crash(new Means(ServiceProcess.packagedJar(), home, CLIENTS, new Random().nextInt(1_000_000)));
    boolean passed = play.run(ROUNDS, new PrintStream(report, true, StandardCharsets.UTF_8));
    assertThat(passed).as(report.toString(StandardCharsets.UTF_8)).isTrue();
    assertThat(Files.readString(home.resolve("service.log"))).doesNotContain("OutOfMemoryError");
  }
}
