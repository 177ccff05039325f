package io.counterservice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Where and on what figures were measured: without it they mean nothing. */
record Machine(int cores, String processor, long memoryMebibytes, String kernel, String commit) {
  private static final Path PROC = Path.of("/proc");

  static Machine here(Children children) throws IOException, InterruptedException {
    return new Machine(Runtime.getRuntime().availableProcessors(), field("cpuinfo", "model name"),
        Long.parseLong(field("meminfo", "MemTotal").replace(" kB", "")) / 1_024,
        Files.readString(PROC.resolve("sys/kernel/osrelease")).strip(),
        commit(children));
  }

  String markdown(LocalDate date) {
    return "Commit %s, %s. %d cores (%s), %,d MiB of memory, Linux %s, Java %s, service with -Xmx%s; client, service, database and peers on this one machine."
        .formatted(commit, date, cores, processor, memoryMebibytes, kernel, Runtime.version(), OurService.HEAP_MAX);
  }

  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /** Load of the last minute; on a quiet machine well below one. */
  static double loadAverage() throws IOException {
    return Double.parseDouble(Files.readString(PROC.resolve("loadavg")).split(" ", 2)[0]);
  }

  /** The short commit, marked when the working tree differs from it. */
  private static String commit(Children children) throws InterruptedException {
    try {
      return children.run(List.of("git", "describe", "--always", "--dirty", "--abbrev=10")).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String field(String file, String name) throws IOException {
    try (var lines = Files.lines(PROC.resolve(file))) {
      return lines.filter(line -> line.startsWith(name)).map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst()
          .orElse("unknown");
    }
  }
}
