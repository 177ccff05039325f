package io.counterservice.adapter.persistence.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One life of a PostgreSQL. */
final class PostgresProcess {
  private static final Duration END_MAX = Duration.ofSeconds(20);
  private final Process process;

  private PostgresProcess(Process process) {
    this.process = process;
  }

  /** Starts it by a thread that lives as long as it does: with the thread it would end. */
  static PostgresProcess start(List<String> command, Path log) throws IOException, InterruptedException {
    var started = new CompletableFuture<Process>();
    Thread.ofPlatform().daemon().name("test-postgres").start(() -> attend(command, log, started));
    try {
      return new PostgresProcess(started.get());
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static void attend(List<String> command, Path log, CompletableFuture<Process> started) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
      started.complete(process);
      process.waitFor();
    } catch (IOException e) {
      started.completeExceptionally(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends a signal to it alone. */
  void signal(String name) throws IOException, InterruptedException {
    signal(name, List.of(process.toHandle()));
  }

  /** Sends a signal to it and to all that work for it, it first: it must not answer for them. */
  void signalAll(String name) throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of(process.toHandle()));
    process.descendants().forEach(all::add);
    signal(name, all);
  }

  void awaitEnd() throws IOException, InterruptedException {
    if (process.waitFor(END_MAX))
      return;
    process.destroyForcibly();
    throw new IOException("PostgreSQL did not end within " + END_MAX.toSeconds() + " s");
  }

  private static void signal(String name, List<ProcessHandle> receivers) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("kill", "-" + name));
    receivers.forEach(receiver -> command.add(String.valueOf(receiver.pid())));
    // Some may have ended meanwhile.
    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }
}
