package io.counterservice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The service as {@code ./counter run} starts it: unpacked, with what Java noted in a rehearsal. */
final class ServiceJar {
  private static final Path JAR = Path.of("target", "service", "counter-service.jar");
  private static final String NOTES = "start.aot";

  private ServiceJar() {}

  static Path find() throws IOException {
    if (!Files.exists(JAR))
      throw new IOException("there is no " + JAR + "; ./counter bench makes it");
    return JAR.toAbsolutePath();
  }

  /** The options of Java that make use of the rehearsal, if there was one. */
  static List<String> startOptions(Path jar) {
    var notes = jar.resolveSibling(NOTES);
    return Files.exists(notes) ? List.of("-XX:AOTCache=" + notes) : List.of();
  }
}
