package io.counterservice.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The crash test as a program: {@code Prove [--rounds n] [--seed n] [--clients n] [--jar file] [--only name]}. Exit code 0 if every law
 * was kept, 1 if one was broken, 2 if the program could not run. The directory of a failed run is left behind.
 */
public final class Prove {
  private static final Set<String> OPTIONS = Set.of("--rounds", "--seed", "--clients", "--jar", "--only");

  private Prove() {}

  /** Runs the campaign and ends the JVM. */
  public static void main(String[] arguments) throws InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(arguments, out));
  }

  private static int run(String[] arguments, PrintStream out) throws InterruptedException {
    try {
      var options = options(arguments);
      long seed = Long.parseLong(options.getOrDefault("--seed", String.valueOf(new Random().nextInt(1_000_000))));
      int rounds = Integer.parseInt(options.getOrDefault("--rounds", "20"));
      int clients = Integer.parseInt(options.getOrDefault("--clients", "16"));
      var jar = options.containsKey("--jar") ? Path.of(options.get("--jar")) : ServiceProcess.packagedJar();
      var home = Files.createTempDirectory("counter-prove-");
      if (!new Setting(jar, home, clients, seed).run(rounds, service -> kills(service, options.getOrDefault("--only", "")), out))
        return 1;
      delete(home);
      return 0;
    } catch (IllegalArgumentException e) {
      out.println(
          e.getMessage() + "\nusage: prove [--rounds n] [--seed n] [--clients n] [--jar file] [--only part of a disturbance's name]");
      return 2;
    } catch (IOException | IllegalStateException e) {
      out.println("FAILED: " + e.getMessage());
      return 1;
    }
  }

  private static List<Disturbance> kills(ServiceProcess service, String only) {
    var kills = Kill.all(service).stream().filter(kill -> kill.name().contains(only)).toList();
    if (kills.isEmpty())
      throw new IllegalArgumentException("nothing is called " + only);
    return kills;
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length)
        throw new IllegalArgumentException("not understood: " + arguments[i]);
      options.put(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(Prove::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
