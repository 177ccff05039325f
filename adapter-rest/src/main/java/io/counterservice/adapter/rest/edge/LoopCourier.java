package io.counterservice.adapter.rest.edge;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.Connection;

/**
 * Brings answers back to the event loop of their connection. A lane that ends a batch completes hundreds of answers one
 * after the other; each loop is woken once and takes all that are there. Replies written by other threads than the
 * connection's loop have also been seen to be lost: that of the next request on the connection, when it arrives while
 * the last one is being wound up.
 */
public final class LoopCourier implements Runnable {
  private static final Map<EventLoop, LoopCourier> COURIERS = new ConcurrentHashMap<>();

  private final EventLoop loop;
  private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean called = new AtomicBoolean();

  private LoopCourier(EventLoop loop) {
    this.loop = loop;
  }

  /** The courier to the loop that serves a request, or null where no such loop does. */
  public static @Nullable LoopCourier of(ServerHttpRequest request) {
    Object server = ServerHttpRequestDecorator.getNativeRequest(request);
    return server instanceof Connection connection ? COURIERS.computeIfAbsent(connection.channel().eventLoop(), LoopCourier::new) : null;
  }

  /** Has the loop run this soon, in the order delivered. */
  public void deliver(Runnable answer) {
    ready.add(answer);
    if (called.compareAndSet(false, true))
      loop.execute(this);
  }

  @Override
  public void run() {
    called.set(false);
    for (Runnable next = ready.poll(); next != null; next = ready.poll())
      next.run();
  }
}
