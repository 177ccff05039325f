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
 * The campaigns as a program. Exit code 0 if every law was kept, 1 if one was broken, 2 if the program could not run. The directory of a
 * failed run is left behind.
 */
public final class Prove {
  private static final Set<String> OPTIONS = Set.of("--rounds", "--seed", "--clients", "--jar", "--only", "--nodes");
  private static final String DATABASE = "--database";
  private static final String SPLIT = "--split";
  private static final Set<String> FLAGS = Set.of(DATABASE, SPLIT);
  private static final String USAGE = """
      usage: prove [--nodes n [--split] | --database] [--rounds n] [--seed n] [--clients n] [--jar file] [--only part of a disturbance's name]
        without --nodes and --database one service and its own PostgreSQL are killed
        --nodes n     so many nodes on one PostgreSQL, of which some are killed and all are restarted
        --split       the nodes have a grid, which is cut in two; needs root, for network namespaces
        --database    two nodes on a PostgreSQL that is stopped, frozen, restarted, full, and fails over to its standby""";

  private Prove() {}

  /** Runs the campaign and ends the JVM. */
  public static void main(String[] arguments) throws InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(arguments, out));
  }

  private static int run(String[] arguments, PrintStream out) throws InterruptedException {
    try {
      var options = options(arguments);
      int rounds = Integer.parseInt(options.getOrDefault("--rounds", "20"));
      var home = Files.createTempDirectory("counter-prove-");
      out.println("directory " + home);
      if (!play(options, home).only(options.getOrDefault("--only", "")).run(rounds, out))
        return 1;
      delete(home);
      return 0;
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage() + "\n" + USAGE);
      return 2;
    } catch (IOException | IllegalStateException e) {
      out.println("FAILED: " + e.getMessage());
      return 1;
    }
  }

  private static Play play(Map<String, String> options, Path home) throws IOException, InterruptedException {
    int nodes = Integer.parseInt(options.getOrDefault("--nodes", "1"));
    int clients = Integer.parseInt(options.getOrDefault("--clients", String.valueOf(16 * nodes)));
    long seed = Long.parseLong(options.getOrDefault("--seed", String.valueOf(new Random().nextInt(1_000_000))));
    var jar = options.containsKey("--jar") ? Path.of(options.get("--jar")) : ServiceProcess.packagedJar();
    if (options.containsKey(SPLIT) && nodes == 1)
      throw new IllegalArgumentException("--split needs --nodes");
    var means = new Play.Means(jar, home, clients, seed);
    if (options.containsKey(DATABASE))
      return Play.database(means);
    if (options.containsKey(SPLIT))
      return Play.split(means, nodes);
    return nodes == 1 ? Play.crash(means) : Play.nodes(means, nodes);
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    var rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      var option = rest.next();
      boolean isFlag = FLAGS.contains(option);
      if (!isFlag && !(OPTIONS.contains(option) && rest.hasNext()))
        throw new IllegalArgumentException("not understood: " + option);
      options.put(option, isFlag ? "" : rest.next());
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
