package io.counterservice.benchmarks.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Sends HTTP requests at an even pace, whatever the answers take: what is due is sent on any connection that waits for nothing, and
 * where there is none as soon as there is one.
 */
public final class SteadyWriter implements AutoCloseable {
  private static final long TICK_NANOS = 1_000_000;
  private static final int BUFFER_BYTES = 1 << 18;
  private static final long LAST_ANSWERS_MAX_NANOS = 10_000_000_000L;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final ArrayDeque<Exchange> idle = new ArrayDeque<>();
  private final Selector selector = Selector.open();
  private final CompletableFuture<Written> end = new CompletableFuture<>();
  private final Supplier<byte[]> requests;
  private final double perSecond;
  private final int connections;
  private long sent;
  private long answered;
  private long failed;
  private volatile boolean ending;

  private SteadyWriter(InetSocketAddress server, Supplier<byte[]> requests, int connections, double perSecond) throws IOException {
    this.requests = requests;
    this.connections = connections;
    this.perSecond = perSecond;
    for (int i = 0; i < connections; i++) {
      var exchange = new Exchange(server);
      exchange.channel().register(selector, SelectionKey.OP_READ, exchange);
      idle.push(exchange);
    }
  }

  /**
   * Begins to send.
   *
   * @param requests gives the next one, at the moment when it is sent
   * @param connections how many requests may wait for their answers at one time
   */
  public static SteadyWriter start(InetSocketAddress server, Supplier<byte[]> requests, int connections, double perSecond)
      throws IOException {
    var writer = new SteadyWriter(server, requests, connections, perSecond);
    Thread.ofPlatform().name("steady-writer").start(writer::run);
    return writer;
  }

  /** Sends no more, and answers what was done when all is answered. */
  public Written stop() {
    ending = true;
    return end.join();
  }

  private void run() {
    try (selector) {
      long began = System.nanoTime();
      long now = began;
      while (!ending) {
        for (long due = (long) ((now - began) / 1e9 * perSecond); sent < due && !idle.isEmpty(); sent++)
          idle.pop().send(ByteBuffer.wrap(requests.get()));
        selector.selectNow(this::read);
        LockSupport.parkNanos(now + TICK_NANOS - System.nanoTime());
        now = System.nanoTime();
      }
      long limit = now + LAST_ANSWERS_MAX_NANOS;
      while (idle.size() < connections && System.nanoTime() < limit)
        selector.select(this::read, 1);
      end.complete(new Written((now - began) / 1e9, answered - failed, failed + sent - answered,
          ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9));
    } catch (IOException | RuntimeException e) {
      end.completeExceptionally(e);
    } finally {
      idle.forEach(Exchange::close);
    }
  }

  private void read(SelectionKey key) {
    var exchange = (Exchange) key.attachment();
    try {
      if (!exchange.read(buffer))
        return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answered++;
    if (!exchange.isSuccess())
      failed++;
    idle.push(exchange);
  }

  @Override
  public void close() {
    ending = true;
    end.exceptionally(_ -> null).join();
  }

  /**
   * What became of it.
   *
   * @param seconds from the first request to the end of sending
   * @param succeeded how many requests were answered with a status below 300
   * @param failed how many were answered otherwise or not at all
   * @param cpuSeconds processor time of the writer's own thread
   */
  public record Written(double seconds, long succeeded, long failed, double cpuSeconds) {}
}
