package io.counterservice.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** Copies directories as they are, so that a data directory, which takes seconds to make, is made once and then copied. */
final class TestDirectories {

  private TestDirectories() {}

  /** Copies a file or directory with the owners and rights of everything in it. */
  static Path copy(Path source, Path target) throws IOException {
    var copying = new ProcessBuilder("cp", "-a", source.toString(), target.toString()).inheritIO().start();
    try {
      if (copying.waitFor() != 0)
        throw new IOException("cp -a " + source + " " + target + " failed");
      return target;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
