package io.counterservice.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterservice.adapter.persistence.testing.PostgresServer;
import io.counterservice.crash.Play.Means;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One round over three nodes whose grid is cut in two; {@link Prove} does as many as are asked for. */
class GridSplitIT {
  @Test
  void a_grid_in_two_halves_costs_no_promise(@TempDir Path home) throws IOException, InterruptedException {
    assumeTrue(PostgresServer.installed().isPresent(), "Debian's PostgreSQL is not installed");
    assumeTrue(Network.isPossible(), "network namespaces cannot be made here: not root, or in a container");
    var report = new ByteArrayOutputStream();
    boolean passed = Play.split(new Means(ServiceProcess.packagedJar(), home, 48, new Random().nextInt(1_000_000)), 3).run(1,
        new PrintStream(report, true, StandardCharsets.UTF_8));
    assertThat(passed).as(report.toString(StandardCharsets.UTF_8)).isTrue();
    assertThat(Path.of("/run/netns").toFile().list((_, name) -> name.startsWith(Network.NAME))).as("namespaces left").isNullOrEmpty();
  }
}
