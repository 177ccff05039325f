package io.counterservice.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this project, wherever it was checked out. */
final class Repository {
  private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");

  private Repository() {}

  /** The folder that holds the parent POM. */
  static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(folder -> Files.isDirectory(folder.resolve(".mvn"))).findFirst().orElseThrow();
  }

  /** The modules of the default build, each a folder. */
  static List<Path> modules() {
    String pom = read(root().resolve("pom.xml"));
    int profiles = pom.indexOf("<profiles>");
    return MODULE.matcher(profiles < 0 ? pom : pom.substring(0, profiles)).results().map(match -> root().resolve(match.group(1))).toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Every file below a folder, what the build made and what git keeps left out. */
  static List<Path> filesBelow(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().flatMap(entry -> {
        if (!Files.isDirectory(entry))
          return Stream.of(entry);
        return isMade(entry) ? Stream.empty() : filesBelow(entry).stream();
      }).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isMade(Path folder) {
    return List.of("target", ".git", ".idea", ".settings", ".vscode").contains(folder.getFileName().toString())
        || folder.equals(root().resolve("data"));
  }
}
