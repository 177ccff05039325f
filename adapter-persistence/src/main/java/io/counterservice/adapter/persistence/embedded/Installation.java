package io.counterservice.adapter.persistence.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything of one PostgreSQL lies, and how its programs are started.
 *
 * @param home
 *          the data directory of the service
 * @param binaries
 *          the unpacked programs
 * @param cluster
 *          the data directory of PostgreSQL
 * @param user
 *          who runs the programs
 */
record Installation(Path home, Path binaries, Path cluster, ServerUser user) {

  /** Prepares a program; it sees nothing of the service's environment, which may hold secrets and settings meant for other servers. */
  ProcessBuilder program(String name, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(binaries.resolve("bin").resolve(name).toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(user.command(command)).directory(home.toFile()).redirectErrorStream(true);
    var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("LC_ALL", "C");
    return builder.redirectInput(new File("/dev/null"));
  }

  /** Runs a program to its end and fails with its output when it fails. */
  void run(String name, List<String> arguments) throws IOException, InterruptedException {
    var process = program(name, arguments).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0)
      throw new EmbeddedPostgresException("PostgreSQL's " + name + " failed in " + home + ":\n" + output.strip(),
          "See the last line above; a full disk and a file system that forbids execution are common causes.");
  }

  /** Interrupts a PostgreSQL: it ends its sessions and shuts down cleanly. */
  static void interrupt(long pid) throws IOException, InterruptedException {
    signal("INT", pid);
  }

  /** Quits a PostgreSQL at once: the next start recovers from the log. */
  static void quit(long pid) throws IOException, InterruptedException {
    signal("QUIT", pid);
  }

  // Java knows only the signals TERM and KILL. The shell's own kill is always there, the program is not.
  private static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).redirectErrorStream(true).start().waitFor();
  }
}
