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

/** A round of the crash test, of another kind each time; {@link Prove} does as many as are asked for. */
class CrashIT {
  private static final int KINDS_BUT_THE_LONGEST = 2;
  private static final int CLIENTS = 16;

  @Test
  void nothing_acknowledged_is_lost_and_nothing_is_applied_twice(@TempDir Path home) throws IOException, InterruptedException {
    var report = new ByteArrayOutputStream();
    long seed = Long.getLong("counter.seed", System.nanoTime());
    System.out.println("CrashIT: -Dcounter.seed=" + seed);
    var random = new Random(seed);
    var play = Play.crash(new Means(ServiceProcess.packagedJar(), home, CLIENTS, random.nextInt(1_000_000)));
    var kind = play.disturbances().get(random.nextInt(KINDS_BUT_THE_LONGEST));
    boolean passed = new Play(play.setting(), List.of(kind)).run(1, new PrintStream(report, true, StandardCharsets.UTF_8));
    assertThat(passed).as(report.toString(StandardCharsets.UTF_8)).isTrue();
    assertThat(Files.readString(home.resolve("service.log"))).doesNotContain("OutOfMemoryError");
  }
}
