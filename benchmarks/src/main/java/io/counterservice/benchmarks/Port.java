package io.counterservice.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A TCP port of this machine's loopback address; nothing here ever speaks to another machine. */
record Port(int number) {
  static final String HOST = "127.0.0.1";
  private static final Duration CONNECT_MAX = Duration.ofSeconds(1);
  private static final Duration LISTEN_MAX = Duration.ofSeconds(30);
  private static final int POLL_MILLIS = 20;

  static Port free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Port(socket.getLocalPort());
    }
  }

  String url() {
    return "http://" + HOST + ":" + number;
  }

  /** Waits until the process listens here. */
  void awaitListening(Process process) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LISTEN_MAX.toNanos();
    while (!accepts()) {
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS))
        throw new IOException("process ended with " + process.exitValue() + " before it listened on port " + number);
      if (System.nanoTime() > deadline)
        throw new IOException("nothing listens on port " + number + " after " + LISTEN_MAX.toSeconds() + " s");
    }
  }

  private boolean accepts() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), (int) CONNECT_MAX.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
