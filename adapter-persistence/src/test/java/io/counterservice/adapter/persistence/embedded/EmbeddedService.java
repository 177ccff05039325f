package io.counterservice.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * A process that owns an embedded PostgreSQL and does nothing else, so that a test can kill it. It prints {@code ready <url>} and ends
 * cleanly when its input does; as in the service, the thread that starts PostgreSQL returns.
 */
final class EmbeddedService {

  private EmbeddedService() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var settings = new EmbeddedSettings(Path.of(arguments[0]), Duration.ofMinutes(1), Duration.ofSeconds(30), DataSize.ofMegabytes(16));
    var starter = Thread.ofPlatform().start(() -> serve(settings));
    starter.join();
  }

  private static void serve(EmbeddedSettings settings) {
    var postgres = EmbeddedPostgres.start(settings, EmbeddedService::say);
    say("ready " + postgres.jdbcUrl());
    Thread.ofPlatform().start(() -> stopAtEndOfInput(postgres));
  }

  private static void stopAtEndOfInput(EmbeddedPostgres postgres) {
    try (postgres) {
      var ignored = System.in.readAllBytes();
      say("stopping after " + ignored.length + " bytes");
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not stop", e);
    }
  }

  private static void say(String line) {
    System.out.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }
}
