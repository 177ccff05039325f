package io.counterservice.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.testing.PostgresServer;
import io.counterservice.crash.Play.Means;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short campaign over three nodes; {@link Prove} does as many rounds as are asked for. */
class NodesIT {
  @Test
  void no_node_matters(@TempDir Path home) throws IOException, InterruptedException {
    Assumptions.assumeTrue(PostgresServer.installed().isPresent(), "Debian's PostgreSQL is not installed");
    var report = new ByteArrayOutputStream();
    boolean passed = Play.nodes(new Means(ServiceProcess.packagedJar(), home, 48, new Random().nextInt(1_000_000)), 3).run(1,
        new PrintStream(report, true, StandardCharsets.UTF_8));
    assertThat(passed).as(report.toString(StandardCharsets.UTF_8)).isTrue();
  }
}
