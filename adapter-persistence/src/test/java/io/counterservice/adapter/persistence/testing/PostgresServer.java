package io.counterservice.adapter.persistence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL of Debian's on a directory that is thrown away. It does not sync to disk, which only matters when the machine stops.
 *
 * <p>
 * PostgreSQL refuses to run as root, so root starts it as the user nobody. {@code setpriv --pdeathsig} ends it with the
 * JVM even when that is killed; the signal is sent when the <em>thread</em> that started it ends, hence a thread of its own.
 */
public final class PostgresServer {
  private static final int START_SECONDS_MAX = 60;
  private static final String READY = "database system is ready to accept connections";
  private final Path bin;
  private final Path directory;
  private final int port;
  private final CompletableFuture<Process> started = new CompletableFuture<>();

  private PostgresServer(Path bin, Path directory, int port) {
    this.bin = bin;
    this.directory = directory;
    this.port = port;
  }

  /** Starts the PostgreSQL of a major version; it ends with the JVM. */
  public static PostgresServer start(String version) {
    try {
      Path directory = Files.createTempDirectory("counter-postgres-");
      if (isRoot())
        Files.setOwner(directory, directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
      var server = new PostgresServer(Path.of("/usr/lib/postgresql", version, "bin"), directory, freePort());
      server.initialise();
      server.launch();
      return server;
    } catch (Exception e) {
      throw new IllegalStateException("the PostgreSQL of the tests does not start", e);
    }
  }

  /** A database of this server, which may not exist yet. */
  public PGSimpleDataSource database(String name) {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(name);
    source.setUser("counter");
    return source;
  }

  private void initialise() throws IOException, InterruptedException {
    List<String> command = command("initdb", "-U", "counter", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0)
      throw new IllegalStateException(output);
  }

  private void launch() throws Exception {
    Thread.ofPlatform().daemon().name("test-postgres").start(this::runServer);
    Process process = started.get(START_SECONDS_MAX, TimeUnit.SECONDS);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "test-postgres-stop"));
  }

  private void runServer() {
    List<String> command = command("postgres", "-c", "listen_addresses=127.0.0.1", "-c", "port=" + port, "-c", "fsync=off", "-c",
        "unix_socket_directories=", "-c", "max_connections=200");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var lines = new ArrayList<String>();
      try (var output = process.inputReader(StandardCharsets.UTF_8)) {
        output.lines().forEach(line -> read(line, lines, process));
      }
      started.completeExceptionally(new IllegalStateException(String.join("\n", lines)));
    } catch (IOException | UncheckedIOException e) {
      started.completeExceptionally(e);
    }
  }

  private void read(String line, List<String> lines, Process process) {
    if (started.isDone())
      return;
    lines.add(line);
    if (line.contains(READY))
      started.complete(process);
  }

  private List<String> command(String program, String... arguments) {
    var command = new ArrayList<>(List.of("setpriv", "--pdeathsig=INT"));
    if (isRoot())
      command.addAll(List.of("--reuid=65534", "--regid=65534", "--clear-groups"));
    command.addAll(List.of("--", bin.resolve(program).toString(), "-D", directory.resolve("data").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private void stop(Process process) {
    try {
      // INT asks for a fast shutdown; the TERM of Process.destroy would wait for every client to leave.
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      process.waitFor(10, TimeUnit.SECONDS);
      process.destroyForcibly();
      deleteDirectory();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void deleteDirectory() throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList())
        Files.delete(file);
    }
  }

  /** Whether Debian's package of a major version is installed. */
  public static boolean isInstalled(String version) {
    return Files.isExecutable(Path.of("/usr/lib/postgresql", version, "bin", "postgres"));
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
