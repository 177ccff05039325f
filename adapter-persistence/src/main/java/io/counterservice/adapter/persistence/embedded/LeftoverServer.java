package io.counterservice.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * What an earlier life of the service may have left in the data directory: a PostgreSQL still shutting down after a kill, or only the name
 * of a process that is something else by now. The caller holds the lock of the directory, so that no other service needs that server.
 */
final class LeftoverServer {

  private final Path cluster;
  private final Consumer<String> progress;

  LeftoverServer(Path cluster, Consumer<String> progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /** Returns when no server runs on these data any more; refuses when the file names a server of other data. */
  void settle(Duration timeout) throws IOException, InterruptedException {
    var pidFile = PostmasterPid.read(cluster);
    if (pidFile.isEmpty())
      return;
    var process = ProcessHandle.of(pidFile.get().pid()).filter(ProcessHandle::isAlive);
    if (process.isEmpty())
      return; // PostgreSQL itself recovers from this.
    if (isSomethingElse(process.get()))
      forget(pidFile.get());
    else if (!pidFile.get().cluster().equals(cluster))
      throw foreign(pidFile.get());
    else
      stop(process.get(), timeout);
  }

  // The system gave the number to another process. PostgreSQL would refuse to start for ever, for it looks only whether the number is alive.
  private static boolean isSomethingElse(ProcessHandle process) {
    return process.info().command().map(command -> !isPostgres(command)).orElse(false);
  }

  // Linux marks the program of a running process as deleted when its file has gone.
  private static boolean isPostgres(String command) {
    return Path.of(command).getFileName().toString().startsWith("postgres");
  }

  private void forget(PostmasterPid pidFile) throws IOException {
    progress.accept("PostgreSQL: removing " + PostmasterPid.FILE + ", process " + pidFile.pid() + " is another program now");
    Files.deleteIfExists(cluster.resolve(PostmasterPid.FILE));
  }

  private EmbeddedPostgresException foreign(PostmasterPid pidFile) {
    return new EmbeddedPostgresException(
        "The file " + cluster.resolve(PostmasterPid.FILE) + " belongs to a PostgreSQL that serves other data (process " + pidFile.pid()
            + " on "
            + pidFile.cluster() + ").",
        "If these data are a copy of a running server's files, they cannot be trusted: copy them again while it is stopped. "
            + "The other server has not been touched.");
  }

  private void stop(ProcessHandle process, Duration timeout) throws IOException, InterruptedException {
    progress.accept("PostgreSQL: waiting until the one of the last run has stopped (process " + process.pid() + ")");
    Installation.interrupt(process.pid());
    try {
      process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new EmbeddedPostgresException("A PostgreSQL of an earlier run still works on " + cluster + " (process " + process.pid() + ").",
          "Wait until it has stopped, then start the service again.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process cannot fail", e);
    }
  }
}
