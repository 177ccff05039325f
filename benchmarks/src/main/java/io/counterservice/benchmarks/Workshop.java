package io.counterservice.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** A temporary folder and the processes at work in it; closing ends the processes and removes the folder, on Ctrl-C too. */
final class Workshop implements AutoCloseable {
  private static final int GRANDCHILD_MAX_SECONDS = 30;

  private final Path folder;
  private final Children children;
  private volatile boolean closed;

  private Workshop(Path folder) {
    this.folder = folder;
    this.children = new Children(folder);
  }

  static Workshop open() throws IOException {
    var folder = Files.createTempDirectory("counter-bench-");
    // Databases run as an unprivileged user when the benchmark runs as root; they must be able to pass through.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var workshop = new Workshop(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(workshop::close, "bench-clean-up"));
    return workshop;
  }

  Children children() {
    return children;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  Path makeFolder(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  /** Whether the folder lies in memory: then nothing in it is durable and no figure means anything. */
  boolean isInMemory() throws IOException {
    return Files.getFileStore(folder).type().equals("tmpfs");
  }

  /** Whether the run has been told to end; errors after that are only its consequence. */
  boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    if (closed)
      return;
    closed = true;
    children.close();
    awaitGrandchildren();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList())
        Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  /** A database whose service had to be killed shuts down by itself, and writes while it does. */
  private void awaitGrandchildren() {
    ProcessHandle.allProcesses().filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
        .forEach(process -> process.onExit().completeOnTimeout(process, GRANDCHILD_MAX_SECONDS, TimeUnit.SECONDS).join());
  }
}
