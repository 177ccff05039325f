package io.counterservice.adapter.persistence.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A running {@link EmbeddedService} and what it has said so far. */
final class ServiceProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();

  private ServiceProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static ServiceProcess start(Path home) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), home);
  }

  /** Starts it as another user, from copies of the classes that this user can read. */
  static ServiceProcess startAs(int uid, Path copies, Path home) throws IOException {
    var classPath = new ArrayList<String>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!Files.exists(Path.of(entry)) || entry.isEmpty())
        continue;
      var copy = copies.resolve(classPath.size() + "-" + Path.of(entry).getFileName());
      classPath.add(TestDirectories.copy(Path.of(entry), copy).toString());
    }
    var user = List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--");
    return start(user, String.join(File.pathSeparator, classPath), home);
  }

  private static ServiceProcess start(List<String> prefix, String classPath, Path home) throws IOException {
    var command = new ArrayList<>(prefix);
    command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1", "-cp", classPath,
        EmbeddedService.class.getName(), home.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(Files.createDirectories(home).toFile());
    var started = new ServiceProcess(builder.start());
    started.awaitReady();
    return started;
  }

  private void awaitReady() throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.startsWith("ready "))
        return;
    }
    throw new IllegalStateException("the service ended before it was ready:\n" + String.join("\n", lines));
  }

  List<String> lines() {
    return lines;
  }

  String jdbcUrl() {
    return lines.getLast().substring("ready ".length());
  }

  long pid() {
    return process.pid();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(Duration.ofSeconds(60)))
        process.destroyForcibly();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
