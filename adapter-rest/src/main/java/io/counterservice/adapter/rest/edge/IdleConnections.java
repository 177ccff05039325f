package io.counterservice.adapter.rest.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Closes connections on which nothing has come or gone for long. One sweep a second looks at all of them: the server's own
 * idle timeout adds a handler and a timer after each request and takes both away before the next.
 */
final class IdleConnections implements AutoCloseable {
  private static final long TICK_MILLIS = 1_000;

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final Scheduler scheduler = Schedulers.newSingle("idle-connections", true);
  private final long idleNanosMax;

  IdleConnections(Duration idleMax) {
    this.idleNanosMax = idleMax.toNanos();
    var _ = scheduler.schedulePeriodically(this::sweep, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Watches a connection from now on, until it ends. */
  ChannelDuplexHandler watch(Channel channel) {
    var watch = new Watch(channel);
    watches.add(watch);
    var _ = channel.closeFuture().addListener(_ -> watches.remove(watch));
    return watch;
  }

  private void sweep() {
    long now = System.nanoTime();
    for (Watch watch : watches)
      if (now - watch.activeNanos > idleNanosMax) {
        var _ = watch.channel.close();
      }
  }

  @Override
  public void close() {
    scheduler.dispose();
  }

  /** Notes when something came or went. */
  private static final class Watch extends ChannelDuplexHandler {
    private final Channel channel;
    private volatile long activeNanos = System.nanoTime();

    Watch(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      activeNanos = System.nanoTime();
      context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      activeNanos = System.nanoTime();
      var _ = context.write(message, promise);
    }
  }
}
