package io.counterservice.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SteadyWriterTest {
  private static final byte[] REQUEST = "POST /counters/hot/increment HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
      .getBytes(StandardCharsets.US_ASCII);

  @Test
  void keeps_its_pace_and_counts_what_fails() throws IOException {
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/counters/hot/increment", exchange -> {
      var body = new byte[asked.incrementAndGet() % 2 == 0 ? 100_000 : 2];
      exchange.sendResponseHeaders(asked.get() % 10 == 0 ? 503 : 200, body.length);
      try (var out = exchange.getResponseBody()) {
        out.write(body);
      }
    });
    server.start();
    try (var writer = SteadyWriter.start(server.getAddress(), () -> REQUEST, 8, 500)) {
      for (long end = System.nanoTime() + 2_000_000_000L; System.nanoTime() < end;)
        LockSupport.parkNanos(10_000_000);
      var written = writer.stop();
      assertThat(written.succeeded() + written.failed()).isEqualTo(asked.get());
      assertThat(asked.get() / written.seconds()).isBetween(300.0, 505.0);
      assertThat((double) written.failed() / asked.get()).isBetween(0.05, 0.15);
    } finally {
      server.stop(0);
    }
  }
}
