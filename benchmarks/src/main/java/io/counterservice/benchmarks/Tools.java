package io.counterservice.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The programs a run needs from the operating system. */
final class Tools {
  private static final List<String> NEEDED = List.of("wrk", "redis-server", "redis-benchmark", "webdis", "pgbench", "psql", "setpriv",
      "tar", "xz");
  private static final String REMEDY = "on Debian: apt-get install wrk redis-server webdis postgresql util-linux tar xz-utils, for live nginx libnginx-mod-nchan, for console chromium";

  private Tools() {}

  /** Ends with the command that installs what is missing. */
  static void require(Set<Experiment> experiments) {
    var missing = new ArrayList<>(NEEDED.stream().filter(Tools::isMissing).toList());
    if (experiments.contains(Experiment.CONSOLE) && Files.notExists(ChromiumPage.EXECUTABLE))
      missing.add("chromium");
    if (experiments.contains(Experiment.LIVE) && Files.notExists(NchanPeer.MODULE))
      missing.add("nginx with nchan");
    if (missing.isEmpty())
      return;
    System.err.println("missing: " + String.join(", ", missing) + "; " + REMEDY);
    System.exit(2);
  }

  private static boolean isMissing(String program) {
    var folders = Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator, -1));
    return folders.noneMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
