package io.counterservice.adapter.persistence.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what one PostgreSQL process says, reports a recovery, and keeps the last lines to explain a failure with. */
final class ServerLog {

  private static final Logger LOG = LoggerFactory.getLogger("io.counterservice.postgresql");
  private static final int LINES_MAX = 40;

  private final BufferedReader lines;
  private final Consumer<String> progress;
  private final Deque<String> tail = new ArrayDeque<>();
  private final Thread reader;

  ServerLog(Process process, Consumer<String> progress) {
    this.lines = process.inputReader();
    this.progress = progress;
    this.reader = Thread.ofPlatform().name("postgresql-log").daemon().start(this::read);
  }

  private void read() {
    try (lines) {
      for (var line = lines.readLine(); line != null; line = lines.readLine())
        add(line);
    } catch (IOException e) {
      LOG.debug("the log of PostgreSQL ended", e);
    }
  }

  private void add(String line) {
    LOG.debug("{}", line);
    if (line.contains("automatic recovery in progress"))
      progress.accept("PostgreSQL: recovering (it was not shut down cleanly)");
    synchronized (tail) {
      tail.addLast(line);
      if (tail.size() > LINES_MAX)
        tail.removeFirst();
    }
  }

  /** Returns the last lines of a process that has ended. */
  String last() throws InterruptedException {
    // A server process that outlives its master for a moment holds the pipe open: do not wait for it.
    reader.join(500);
    synchronized (tail) {
      return String.join("\n", tail);
    }
  }
}
