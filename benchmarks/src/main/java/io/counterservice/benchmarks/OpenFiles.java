package io.counterservice.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and connections a process may have open: Java raises its own limit to the hard one, and its children inherit it. */
final class OpenFiles {
  private static final int SPARE = 1_000;

  private OpenFiles() {}

  /** @throws IllegalStateException where so many connections are not allowed */
  static void require(int connections) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        && system.getMaxFileDescriptorCount() < connections + SPARE)
      throw new IllegalStateException("%,d connections need a limit of %,d open files, and it is %,d: raise it with ulimit -Hn".formatted(
          connections, connections + SPARE, system.getMaxFileDescriptorCount()));
  }
}
