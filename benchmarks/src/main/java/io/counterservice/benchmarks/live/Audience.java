package io.counterservice.benchmarks.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Many WebSocket subscribers on one thread, at as little cost as can be: it shares the machine with the server that it measures. One
 * buffer for all, one read for each time a connection has something, no object for an update.
 */
public final class Audience implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 20;
  /** More at once would only wait in the server's backlog. */
  private static final int CONNECTING_MAX = 100;
  private static final Duration SILENCE_MAX = Duration.ofSeconds(30);
  private static final Duration TICK = Duration.ofMillis(250);

  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final Tally tally = new Tally();
  private final List<Subscriber> subscribers = new ArrayList<>();
  private final CompletableFuture<Void> gathered = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final Selector selector = Selector.open();
  private final List<InetSocketAddress> servers;
  private final Feed feed;
  private final int count;
  private int subscribed;
  private long beganNanos;
  private long beganCpuNanos;
  private boolean closing;

  private Audience(List<InetSocketAddress> servers, Feed feed, int count) throws IOException {
    this.servers = List.copyOf(servers);
    this.feed = feed;
    this.count = count;
  }

  /** Connects so many subscribers, evenly to all servers, and returns when all have subscribed; tells meanwhile how many have. */
  public static Audience gather(List<InetSocketAddress> servers, Feed feed, int count, IntConsumer progress)
      throws IOException, InterruptedException {
    var audience = new Audience(servers, feed, count);
    Thread.ofPlatform().name("audience").start(audience::run);
    try {
      audience.awaitGathered(progress);
      audience.begin();
      return audience;
    } catch (IOException | RuntimeException e) {
      audience.close();
      throw e;
    }
  }

  private void awaitGathered(IntConsumer progress) throws IOException, InterruptedException {
    int before = 0;
    long patience = System.nanoTime() + SILENCE_MAX.toNanos();
    while (true)
      try {
        gathered.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      } catch (TimeoutException e) {
        int now = ask(() -> subscribed);
        progress.accept(now);
        if (now > before)
          patience = System.nanoTime() + SILENCE_MAX.toNanos();
        else if (System.nanoTime() > patience)
          throw new IOException("only %d of %d subscribers are subscribed: %s".formatted(now, count, ask(tally::problems)), e);
        before = now;
      }
  }

  /** Has each subscriber send a text. */
  public void say(IntFunction<String> text) {
    ask(() -> {
      for (var subscriber : subscribers)
        try {
          subscriber.say(text.apply(subscriber.number));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      return subscribers.size();
    });
  }

  /** From now on counts anew. */
  public void begin() {
    ask(() -> {
      tally.begin(System.currentTimeMillis());
      subscribers.forEach(Subscriber::countAnew);
      beganCpuNanos = cpuNanos();
      beganNanos = System.nanoTime();
      return beganNanos;
    });
  }

  /** What was seen since it began. */
  public Seen seen() {
    return ask(() -> {
      double seconds = (System.nanoTime() - beganNanos) / 1e9;
      return Seen.of(seconds, subscribers.stream().mapToLong(Subscriber::updates).toArray(), tally, (cpuNanos() - beganCpuNanos) / 1e9);
    });
  }

  /** What was seen since it began, when so much more time has passed; fails as soon as a connection ends. */
  public Seen seenAfter(Duration time) throws IOException, InterruptedException {
    try {
      end.get(time.toMillis(), TimeUnit.MILLISECONDS);
      throw new IOException("the audience has left");
    } catch (TimeoutException e) {
      return seen();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private <T> T ask(Supplier<T> question) {
    var answer = new CompletableFuture<T>();
    orders.add(() -> answer.complete(question.get()));
    selector.wakeup();
    var _ = end.whenComplete((_, failure) -> answer
        .completeExceptionally(failure == null ? new IllegalStateException("the audience has left") : failure));
    return answer.join();
  }

  private void run() {
    try (selector) {
      while (!closing) {
        while (subscribers.size() < Math.min(count, subscribed + CONNECTING_MAX))
          join();
        selector.select(this::read, TICK.toMillis());
        for (var order = orders.poll(); order != null; order = orders.poll())
          order.run();
      }
      end.complete(null);
    } catch (IOException | RuntimeException e) {
      end.completeExceptionally(e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e);
    } finally {
      gathered.completeExceptionally(end.isCompletedExceptionally() ? end.exceptionNow() : new IOException("the audience has left"));
      subscribers.forEach(Subscriber::close);
    }
  }

  private void join() throws IOException {
    var channel = SocketChannel.open(servers.get(subscribers.size() % servers.size()));
    channel.configureBlocking(false);
    var subscriber = new Subscriber(subscribers.size(), channel, feed, tally);
    subscribers.add(subscriber);
    channel.register(selector, SelectionKey.OP_READ, subscriber);
  }

  private void read(SelectionKey key) {
    var subscriber = (Subscriber) key.attachment();
    try {
      boolean before = subscriber.isSubscribed();
      var farewell = subscriber.read(buffer);
      if (farewell != null)
        throw new IOException("subscriber " + subscriber.number + " was " + farewell + tally.problems());
      if (!before && subscriber.isSubscribed() && ++subscribed == count)
        gathered.complete(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** All leave at once, without a word. */
  @Override
  public void close() {
    orders.add(() -> closing = true);
    selector.wakeup();
    end.exceptionally(_ -> null).join();
  }
}
