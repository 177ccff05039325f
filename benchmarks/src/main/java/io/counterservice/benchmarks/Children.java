package io.counterservice.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Every process this run has started, in the order of their start; ended by pid, the last one first.
 *
 * <p>Started from the main thread alone: {@code setpriv --pdeathsig} ends a child when the thread that forked it is gone, so that
 * even a kill -9 of the benchmark leaves nothing behind.
 */
final class Children implements AutoCloseable {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final Duration STOP_MAX = Duration.ofSeconds(30);

  private final Path folder;
  private final Deque<Process> running = new ArrayDeque<>();
  private boolean closed;

  /** The folder holds what commands print while they run. */
  Children(Path folder) {
    this.folder = folder;
  }

  /** Starts a command whose output goes to the given file. */
  Process start(List<String> command, Path output) {
    return launch(new ProcessBuilder(bound(command)).redirectErrorStream(true).redirectOutput(output.toFile()));
  }

  Process launch(ProcessBuilder builder) {
    try {
      synchronized (running) {
        if (closed)
          throw new IllegalStateException("the run is ending");
        var process = builder.start();
        running.push(process);
        return process;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + builder.command().getFirst(), e);
    }
  }

  /** Runs a command to its end and answers what it printed; a failure is an exception that holds the last of it. */
  String run(List<String> command) throws IOException, InterruptedException {
    var output = Files.createTempFile(folder, "output-", ".txt");
    try {
      var process = start(command, output);
      int status = process.waitFor();
      forget(process);
      var text = Files.readString(output);
      if (status != 0)
        throw new IOException(command.getFirst() + " ended with " + status + ": " + text.substring(Math.max(0, text.length() - 2_000)));
      return text;
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** Ends one process in good order with the given signal; by force when it takes too long. */
  void stop(Process process, String signal) {
    try {
      if (process.isAlive())
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).inheritIO().start().waitFor();
      if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS))
        process.destroyForcibly().waitFor();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    forget(process);
  }

  static List<String> bound(List<String> command) {
    var bound = new ArrayList<String>();
    if (Files.isExecutable(SETPRIV))
      bound.addAll(List.of(SETPRIV.toString(), "--pdeathsig=TERM"));
    bound.addAll(command);
    return bound;
  }

  @Override
  public void close() {
    synchronized (running) {
      closed = true;
    }
    for (var process = last(); process != null; process = last())
      stop(process, "TERM");
  }

  private @Nullable Process last() {
    synchronized (running) {
      return running.peek();
    }
  }

  private void forget(Process process) {
    synchronized (running) {
      running.remove(process);
    }
  }
}
