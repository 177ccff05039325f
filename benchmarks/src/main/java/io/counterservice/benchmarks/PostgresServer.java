package io.counterservice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of our own on a fresh data directory, with the settings of the one inside the service; everything durable. */
record PostgresServer(Workshop workshop, Path folder, Port port) {
  private static final String USER = "counter";
  private static final int ATTEMPTS_MAX = 100;
  private static final int PAUSE_MILLIS = 100;
  private static final String UNPRIVILEGED = "65534";
  private static final List<String> SETTINGS = List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on", "shared_buffers=256MB",
      "wal_level=minimal", "max_wal_senders=0", "wal_buffers=16MB", "max_wal_size=2GB", "checkpoint_timeout=15min", "min_wal_size=512MB",
      "autovacuum_naptime=15s", "jit=off");

  static PostgresServer start(Workshop workshop, PostgresBinaries binaries) throws IOException, InterruptedException {
    var folder = workshop.makeFolder("plain-row");
    if (isRoot())
      workshop.children().run(List.of("chown", UNPRIVILEGED + ":" + UNPRIVILEGED, folder.toString()));
    var data = folder.resolve("data").toString();
    workshop.children()
        .run(unprivileged(List.of(binaries.program("initdb"), "-D", data, "-U", USER, "-E", "UTF8", "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C", "-A", "trust")));
    var port = Port.free();
    var command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", data, "-p", String.valueOf(port.number()), "-c",
        "listen_addresses=" + Port.HOST, "-c", "unix_socket_directories=" + folder));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    var process = workshop.children().start(unprivileged(command), workshop.file("plain-row.log"));
    port.awaitListening(process);
    var server = new PostgresServer(workshop, folder, port);
    server.awaitAnswers(process);
    return server;
  }

  /** It listens before it answers. */
  private void awaitAnswers(Process process) throws IOException, InterruptedException {
    for (int attempt = 1;; attempt++)
      try {
        execute("SELECT 1");
        return;
      } catch (IOException e) {
        if (attempt == ATTEMPTS_MAX || process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS))
          throw e;
      }
  }

  void execute(String sql) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("psql", "-v", "ON_ERROR_STOP=1", "-X", "-q"));
    command.addAll(address());
    command.addAll(List.of("-d", "postgres", "-c", sql));
    workshop.children().run(command);
  }

  /** Options by which psql and pgbench find this server: its socket, which is faster than TCP. */
  List<String> address() {
    return List.of("-h", folder.toString(), "-p", String.valueOf(port.number()), "-U", USER);
  }

  /** PostgreSQL refuses to run as root. */
  private static List<String> unprivileged(List<String> command) throws IOException {
    if (!isRoot())
      return command;
    var unprivileged = new ArrayList<>(List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED, "--clear-groups",
        "--pdeathsig=TERM"));
    unprivileged.addAll(command);
    return unprivileged;
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
