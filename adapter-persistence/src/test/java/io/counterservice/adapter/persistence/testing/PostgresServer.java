package io.counterservice.adapter.persistence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL of Debian's on a directory that is thrown away. It can be stopped, frozen, killed, copied, and started again. */
public final class PostgresServer implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final List<String> VERSIONS = List.of("18", "17", "16", "15");
  private final PostgresPrograms programs;
  private final Path directory;
  private final List<String> options;
  private final int port;
  private @Nullable PostgresProcess process;

  private PostgresServer(PostgresPrograms programs, int port, List<String> options) throws IOException {
    this.programs = programs;
    this.directory = PostgresPrograms.newDirectory();
    this.options = List.copyOf(options);
    this.port = port;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "test-postgres-stop"));
  }

  /** Starts the PostgreSQL of a major version, which does not sync to disk; that only matters when the machine stops. */
  public static PostgresServer start(String version) {
    return start(version, "fsync=off", "max_connections=200");
  }

  /** Starts the newest version that is installed; it syncs to disk, as it does by default. */
  public static PostgresServer durable(String... options) {
    return start(installed().orElseThrow(() -> new IllegalStateException("Debian's package postgresql is not installed")), options);
  }

  private static PostgresServer start(String version, String... options) {
    try {
      var server = new PostgresServer(PostgresPrograms.of(version), Ports.free(), List.of(options));
      server.programs.initialise(server.data());
      server.start();
      return server;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("the PostgreSQL of the tests does not start", e);
    }
  }

  /** Whether Debian's package of a major version is installed. */
  public static boolean isInstalled(String version) {
    return PostgresPrograms.of(version).areInstalled();
  }

  /** The newest version that is installed. */
  public static Optional<String> installed() {
    return VERSIONS.stream().filter(PostgresServer::isInstalled).findFirst();
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

  /** Where it answers, as in a JDBC URL. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** A copy of this server on a port, which follows it. */
  public PostgresServer standbyOn(int otherPort) throws IOException, InterruptedException {
    var standby = new PostgresServer(programs, otherPort, options);
    programs.copy(port, standby.data());
    standby.start();
    return standby;
  }

  public int port() {
    return port;
  }

  /** Starts it after it was stopped, and waits until it answers. */
  public void start() throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of("-D", data().toString(), "-c", "listen_addresses=127.0.0.1", "-c", "port=" + port, "-c",
        "unix_socket_directories="));
    for (String option : options)
      arguments.addAll(List.of("-c", option));
    var started = PostgresProcess.start(programs.command("postgres", arguments.toArray(String[]::new)), log());
    process = started;
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (!answers()) {
      if (!started.isAlive() || System.nanoTime() - deadline > 0)
        throw new IOException("PostgreSQL did not start:\n" + Files.readString(log()));
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Stops it as an operator does, ending its clients' sessions, and waits for it. */
  public void stop() throws IOException, InterruptedException {
    running().signal("INT");
    running().awaitEnd();
  }

  /** Ends all of it at once, as a power failure would, where it has not ended yet. */
  public void kill() throws IOException, InterruptedException {
    running().signalAll("KILL");
    running().awaitEnd();
  }

  /** Stops all of it in its tracks: connections stay open, and nothing answers. */
  public void freeze() throws IOException, InterruptedException {
    running().signalAll("STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    running().signalAll("CONT");
  }

  /** What it said in all its lives. */
  public String said() throws IOException {
    return Files.readString(log());
  }

  @Override
  public synchronized void close() {
    try {
      if (process != null && process.isAlive())
        kill();
      programs.forget(data());
      deleteDirectory();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    try (var _ = DriverManager.getConnection("jdbc:postgresql://" + address() + "/postgres?connectTimeout=2&loginTimeout=2", "counter",
        "")) {
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  private PostgresProcess running() {
    if (process == null)
      throw new IllegalStateException("it was never started");
    return process;
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path log() {
    return directory.resolve("log");
  }

  private void deleteDirectory() throws IOException {
    if (!Files.exists(directory))
      return;
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList())
        Files.delete(file);
    }
  }
}
