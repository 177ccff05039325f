package io.counterservice.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged service, unpacked and started once, whereupon Java knows which classes are needed: each later start takes a third of the
 * time. Kept beside the jar for the next campaign.
 */
record Rehearsal(Path jar, List<String> javaOptions) {
  private static final Duration READY_MAX = Duration.ofMinutes(5);
  private static final String PREFIX = "rehearsal-";

  /** @param javaOptions with which it is going to be started */
  static Rehearsal of(Path packaged, List<String> javaOptions) throws IOException, InterruptedException {
    var directory = packaged.resolveSibling(PREFIX + Files.getLastModifiedTime(packaged).toMillis());
    var jar = directory.resolve(packaged.getFileName());
    var notes = directory.resolve("start.aot");
    if (!Files.exists(jar)) {
      forgetOthers(packaged.resolveSibling(""));
      unpack(packaged, directory);
    }
    if (!Files.exists(notes))
      start(jar, with(javaOptions, "-XX:AOTCacheOutput=" + notes));
    return new Rehearsal(jar, Files.exists(notes) ? with(javaOptions, "-XX:AOTCache=" + notes, "-Xlog:aot*=error") : javaOptions);
  }

  private static void forgetOthers(Path parent) throws IOException {
    try (var others = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path other : others)
        Prove.delete(other);
    }
  }

  private static void unpack(Path packaged, Path directory) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var unpacking = new ProcessBuilder(java, "-Djarmode=tools", "-jar", packaged.toString(), "extract", "--destination",
        directory.toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    if (unpacking.waitFor() != 0)
      throw new IOException("the service cannot be unpacked");
  }

  private static void start(Path jar, List<String> options) throws IOException, InterruptedException {
    var home = Files.createTempDirectory("counter-rehearsal-");
    try (var service = new ServiceProcess(Place.HERE, jar, home, Setting.API_KEY, options, List.of())) {
      service.start();
      service.waitUntilReady(READY_MAX);
      boolean _ = service.stop();
    }
    Prove.delete(home);
  }

  private static List<String> with(List<String> options, String... more) {
    var all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
