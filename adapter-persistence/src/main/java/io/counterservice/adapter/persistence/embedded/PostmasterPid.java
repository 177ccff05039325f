package io.counterservice.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What PostgreSQL writes into {@code postmaster.pid} about itself while it runs.
 *
 * @param pid
 *          its process
 * @param cluster
 *          the data it serves
 * @param status
 *          {@code starting}, {@code ready} or {@code stopping}; empty at first
 */
record PostmasterPid(long pid, Path cluster, String status) {

  static final String FILE = "postmaster.pid";

  private static final int STATUS_LINE = 7;

  /** Reads the file, if there is one; half-written counts as none. */
  static Optional<PostmasterPid> read(Path cluster) throws IOException {
    try {
      var lines = Files.readAllLines(cluster.resolve(FILE));
      if (lines.size() < 2)
        return Optional.empty();
      var status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "";
      // A stand-alone backend writes its number negated.
      return Optional.of(new PostmasterPid(Math.abs(Long.parseLong(lines.getFirst().strip())), Path.of(lines.get(1)), status));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  boolean isReady(long process) {
    return pid == process && status.equals("ready");
  }
}
