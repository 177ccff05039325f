package io.counterservice.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.crash.Play.Means;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few rounds of the crash test, most of them the kind that is over soonest; {@link Prove} does as many as are asked for. */
class CrashIT {
  private static final int ROUNDS = 3;
  private static final int CLIENTS = 16;

  @Test
  void nothing_acknowledged_is_lost_and_nothing_is_applied_twice(@TempDir Path home) throws IOException, InterruptedException {
    var report = new ByteArrayOutputStream();
    var play = Play.crash(new Means(ServiceProcess.packagedJar(), home, CLIENTS, new Random().nextInt(1_000_000)));
    boolean passed = new Play(play.setting(), quickest(play.disturbances())).run(ROUNDS,
        new PrintStream(report, true, StandardCharsets.UTF_8));
    assertThat(passed).as(report.toString(StandardCharsets.UTF_8)).isTrue();
    assertThat(Files.readString(home.resolve("service.log"))).doesNotContain("OutOfMemoryError");
  }

  /** PostgreSQL is back within a second, a JVM takes several. */
  private static List<Disturbance> quickest(List<? extends Disturbance> kills) {
    var jvm = kills.get(0);
    var postgres = kills.get(1);
    var both = kills.get(2);
    return List.of(jvm, postgres, both, postgres, postgres);
  }
}
