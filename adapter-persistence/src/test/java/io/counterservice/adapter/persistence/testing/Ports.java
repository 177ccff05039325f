package io.counterservice.adapter.persistence.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Free ports for servers that go down and come back. They lie below those that systems give to outgoing connections: one of these could
 * take the port while its server is down, or even connect to itself.
 */
public final class Ports {
  private static final int FIRST = 10_000;
  private static final int END = 32_000;
  private static final int ATTEMPTS_MAX = 100;

  private Ports() {}

  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(port))
        return port;
    }
    throw new IllegalStateException("no port is free");
  }

  /** Some that differ. */
  public static List<Integer> free(int count) {
    return IntStream.generate(Ports::free).distinct().limit(count).boxed().toList();
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
