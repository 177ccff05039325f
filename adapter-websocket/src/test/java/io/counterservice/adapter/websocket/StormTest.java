package io.counterservice.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.testing.Await;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ten thousand clients that go without a word, at the worst moments, leave nothing behind. */
class StormTest {
  private static final int DISCONNECTS = 10_000;
  private static final int BATCH = 250;
  private static final int WARM_UP = 2_000;
  private static final long SEED = 20_260_301;
  private static final long HEAP_GROWTH_BYTES_MAX = 8_000_000;
  private static final String STREAM = "GET /stream?counters=storm&prefix=s HTTP/1.1\r\nHost: localhost\r\nX-Test-Key: all\r\n\r\n";
  private static final String SUBSCRIBE = "{\"type\":\"subscribe\",\"counters\":[\"storm\",\"quiet\"],\"prefixes\":[\"s\"]}";

  /** How far a client comes before it goes. */
  private enum Moment {
    MID_HANDSHAKE, HANDSHAKE, MID_SUBSCRIBE, SUBSCRIBED, MID_STREAM, STREAMING
  }

  private final Random random = new Random(SEED);

  @Test
  void leaves_nothing_behind() {
    try (LiveServer server = LiveServer.start()) {
      disconnect(server, WARM_UP);
      int threads = Thread.activeCount();
      long heap = heap();
      int opened = server.feed.opened.get();
      disconnect(server, DISCONNECTS);
      assertThat(server.feed.opened.get() - opened).as("seed " + SEED).isGreaterThan(DISCONNECTS / 2);
      assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
      assertThat(heap() - heap).as("seed " + SEED).isLessThan(HEAP_GROWTH_BYTES_MAX);
      try (SocketClient client = SocketClient.greeted(server)) {
        assertThat(client.isQuiet()).isTrue();
      }
    }
  }

  private void disconnect(LiveServer server, int clients) {
    for (int done = 0; done < clients; done += BATCH) {
      List<RawClient> batch = new ArrayList<>();
      for (int client = 0; client < BATCH; client++)
        batch.add(begin(server));
      server.feed.increment("storm");
      for (RawClient client : batch)
        if (random.nextBoolean())
          client.reset();
        else
          client.close();
      Await.until(() -> server.channels.isEmpty());
    }
    Await.until(() -> server.connections() == 0 && server.feed.seats() == 0);
  }

  private RawClient begin(LiveServer server) {
    Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
    return switch (moment) {
      case MID_HANDSHAKE -> new RawClient(server.port(), 0).send("GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgr");
      case HANDSHAKE -> new RawClient(server.port(), 0).upgrade();
      case MID_SUBSCRIBE -> {
        byte[] frame = RawClient.frame(RawClient.TEXT, SUBSCRIBE.getBytes(StandardCharsets.US_ASCII));
        yield RawClient.greeted(server).send(Arrays.copyOf(frame, 1 + random.nextInt(frame.length - 1)));
      }
      case SUBSCRIBED -> RawClient.greeted(server).text(SUBSCRIBE);
      case MID_STREAM -> new RawClient(server.port(), 0).send(STREAM);
      case STREAMING -> {
        RawClient client = new RawClient(server.port(), 0).send(STREAM);
        client.head();
        yield client;
      }
    };
  }

  private static long heap() {
    long least = Long.MAX_VALUE;
    for (int times = 0; times < 4; times++) {
      System.gc();
      least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return least;
  }
}
