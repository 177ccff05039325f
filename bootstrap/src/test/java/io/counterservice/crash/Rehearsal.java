package io.counterservice.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * The packaged service, unpacked and started once, whereupon Java knows which classes are needed: each later start takes a third of the
 * time. Kept beside the jar for the next campaign.
 */
record Rehearsal(Path jar, List<String> javaOptions) {
  private static final Duration READY_MAX = Duration.ofMinutes(5);
  private static final String PREFIX = "rehearsal-";
  private static final String LOCK = "rehearsal.lock";

  /**
   * Whoever comes while another rehearses waits for it.
   *
   * @param javaOptions with which it is going to be started
   */
  static Rehearsal of(Path packaged, List<String> javaOptions) throws IOException, InterruptedException {
    try (var file = FileChannel.open(packaged.resolveSibling(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = file.lock()) {
      return alone(packaged, javaOptions);
    }
  }

  private static Rehearsal alone(Path packaged, List<String> javaOptions) throws IOException, InterruptedException {
    var directory = directory(packaged);
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

  /** The service on a database of its own, as an operator starts it. */
  static ServiceProcess lone(Path packaged, Path home, String apiKey) throws IOException, InterruptedException {
    var service = of(packaged, ServiceProcess.JAVA_OPTIONS);
    return new ServiceProcess(Place.HERE, service.jar, home, apiKey, service.javaOptions, List.of());
  }

  /** Named by what is in the jar: all bear the same time, so that whoever builds the same gets the same. */
  static Path directory(Path packaged) throws IOException {
    var sum = new CRC32C();
    try (var content = new CheckedInputStream(Files.newInputStream(packaged), sum)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return packaged.resolveSibling(PREFIX + Long.toHexString(sum.getValue()));
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
