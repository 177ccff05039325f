package io.counterservice.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.testing.PostgresServer;
import io.counterservice.crash.Play.Means;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One round of a kind of failure that lasts, another each time; {@link Prove} does all, as often as is asked for. */
class FailingDatabaseIT {
  @Test
  void every_answer_comes_in_time_and_nothing_acknowledged_is_lost(@TempDir Path home) throws IOException, InterruptedException {
    Assumptions.assumeTrue(PostgresServer.installed().isPresent(), "Debian's PostgreSQL is not installed");
    var report = new ByteArrayOutputStream();
    long seed = Long.getLong("counter.seed", System.nanoTime());
    System.out.println("FailingDatabaseIT: -Dcounter.seed=" + seed);
    var random = new Random(seed);
    var play = Play.database(new Means(ServiceProcess.packagedJar(), home, 16, random.nextInt(1_000_000)));
    var lasting = new ArrayList<>(play.disturbances());
    lasting.removeIf(fault -> fault.name().contains("once") || fault.name().contains("killed"));
    Collections.shuffle(lasting, random);
    boolean passed = new Play(play.setting(), lasting.subList(0, 1)).run(1,
        new PrintStream(report, true, StandardCharsets.UTF_8));
    assertThat(passed).as(report.toString(StandardCharsets.UTF_8)).isTrue();
  }
}
