package io.counterservice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packaged service, as the build leaves it. */
final class ServiceJar {
  private static final Path FOLDER = Path.of("bootstrap", "target");

  private ServiceJar() {}

  static Path find() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(ServiceJar::isPackaged).findFirst().map(Path::toAbsolutePath)
          .orElseThrow(() -> new IOException("no service in " + FOLDER + "; build it with ./mvnw package"));
    }
  }

  private static boolean isPackaged(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith("bootstrap-") && name.endsWith(".jar") && !name.endsWith("-sources.jar") && !name.endsWith("-tests.jar");
  }
}
