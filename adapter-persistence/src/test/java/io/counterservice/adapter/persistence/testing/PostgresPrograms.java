package io.counterservice.adapter.persistence.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Debian's PostgreSQL of one version. It refuses to run as root, so root starts it as the user nobody; {@code setpriv --pdeathsig} ends
 * it with the thread that started it, and so with the JVM even when that is killed.
 */
record PostgresPrograms(Path bin) {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  /** Of postmaster.pid, counted from 0: key and id. */
  private static final int SHARED_MEMORY_LINE = 6;

  static PostgresPrograms of(String version) {
    return new PostgresPrograms(DEBIAN.resolve(version).resolve("bin"));
  }

  boolean areInstalled() {
    return Files.isExecutable(bin.resolve("postgres"));
  }

  /** An empty directory that PostgreSQL may write to. */
  static Path newDirectory() throws IOException {
    Path directory = Files.createTempDirectory("counter-postgres-");
    if (isRoot())
      Files.setOwner(directory, directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    return directory;
  }

  /** Everybody on the networks of the addresses that it listens on is let in; by default it listens on this machine's own alone. */
  void initialise(Path data) throws IOException, InterruptedException {
    run("initdb", "-D", data.toString(), "-U", "counter", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
    Files.writeString(data.resolve("pg_hba.conf"), "host all all samenet trust\n", StandardOpenOption.APPEND);
  }

  /** Copies a running server, so that the copy follows it. */
  void copy(int port, Path data) throws IOException, InterruptedException {
    run("pg_basebackup", "-D", data.toString(), "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "counter", "-R", "-c", "fast");
  }

  /** Gives back the shared memory that a killed server leaves behind; the next start would, but there is none. */
  void forget(Path data) throws IOException, InterruptedException {
    var pidFile = data.resolve("postmaster.pid");
    var lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.<String>of();
    if (lines.size() > SHARED_MEMORY_LINE)
      new ProcessBuilder("ipcrm", "-m", lines.get(SHARED_MEMORY_LINE).strip().replaceFirst(".* ", ""))
          .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  /** What starts one of them. */
  List<String> command(String program, String... arguments) {
    var command = new ArrayList<>(List.of("setpriv", "--pdeathsig=INT"));
    if (isRoot())
      command.addAll(List.of("--reuid=65534", "--regid=65534", "--clear-groups"));
    command.addAll(List.of("--", bin.resolve(program).toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(program, arguments)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0)
      throw new IOException(program + ": " + output);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
