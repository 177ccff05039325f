package io.counterservice.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A real PostgreSQL that starts and stops with the service: durable, on this machine's loopback address alone, and with a password of its
 * own. Everything lies below one directory: {@code binaries}, {@code postgresql} (the data), {@code postgresql.password}, and a lock that
 * keeps a second service off.
 */
final class EmbeddedPostgres implements AutoCloseable {

  private static final String ACTION_WRITABLE = "Give counter.embedded.data-directory a directory that the service's user may write.";

  private final DirectoryLock lock;
  private final Server server;
  private final String jdbcUrl;
  private final String password;

  private EmbeddedPostgres(DirectoryLock lock, Server server, String jdbcUrl, String password) {
    this.lock = lock;
    this.server = server;
    this.jdbcUrl = jdbcUrl;
    this.password = password;
  }

  /**
   * Starts PostgreSQL and returns once it answers.
   *
   * @param progress
   *          hears in one line each what takes long or is out of the ordinary
   */
  static EmbeddedPostgres start(EmbeddedSettings settings, Consumer<String> progress) {
    try {
      var home = Files.createDirectories(settings.dataDirectory().toAbsolutePath()).toRealPath();
      var lock = DirectoryLock.of(home);
      try {
        return start(home, lock, settings, progress);
      } catch (IOException | InterruptedException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (AccessDeniedException e) {
      throw new EmbeddedPostgresException("The service may not write " + e.getFile() + ".", ACTION_WRITABLE, e);
    } catch (IOException e) {
      throw new EmbeddedPostgresException("PostgreSQL could not be started on " + settings.dataDirectory() + ": " + e, ACTION_WRITABLE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL started", e);
    }
  }

  private static EmbeddedPostgres start(Path home, DirectoryLock lock, EmbeddedSettings settings, Consumer<String> progress)
      throws IOException, InterruptedException {
    var cluster = Cluster.in(home);
    var user = ServerUser.of(home, cluster);
    var installation = new Installation(home, new Binaries(home, progress).unpacked(), cluster, user);
    var password = new Cluster(installation, progress).open();
    progress.accept("PostgreSQL: starting on " + cluster);
    var server = new Server(installation, settings, progress);
    try {
      var address = "jdbc:postgresql://127.0.0.1:" + server.start() + "/";
      return new EmbeddedPostgres(lock, server, address + new Database(address, password).open(cluster), password);
    } catch (InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  String jdbcUrl() {
    return jdbcUrl;
  }

  String username() {
    return Cluster.USERNAME;
  }

  String password() {
    return password;
  }

  /** Shuts PostgreSQL down, cleanly where its time allows, and gives the directory free. */
  @Override
  public void close() throws IOException {
    try (lock) {
      server.close();
    }
  }
}
