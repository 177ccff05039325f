package io.counterservice.adapter.rest.edge;

import io.counterservice.application.port.in.WatchCounters;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyPipeline;
import reactor.netty.channel.ChannelOperations;

/**
 * The connections that are open. Those on which nothing has come or gone for long are closed: one sweep a second looks at all
 * of them, since the server's own idle timeout adds a handler and a timer after each request and takes both away before the next.
 */
final class OpenConnections implements AutoCloseable {
  /**
   * What ends a live connection when the service stops; on a channel that has none no live connection is open. Such a connection finds out by
   * itself whether somebody is there, and most have no HTTP to end with.
   */
  private static final AttributeKey<Runnable> LIVE = AttributeKey.valueOf(WatchCounters.class.getName());
  private static final long IDLE_TICK_MILLIS = 1_000;
  private static final Duration FAREWELL_TICK = Duration.ofMillis(20);

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final Scheduler scheduler = Schedulers.newSingle("open-connections", true);
  private final long idleNanosMax;
  private volatile boolean farewell;

  OpenConnections(Duration idleMax) {
    this.idleNanosMax = idleMax.toNanos();
    var _ = scheduler.schedulePeriodically(this::sweep, IDLE_TICK_MILLIS, IDLE_TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Watches a connection from now on, until it ends. */
  void watch(Channel channel) {
    var watch = new Watch(channel);
    channel.pipeline().addFirst(OpenConnections.class.getName(), watch);
    watches.add(watch);
    var _ = channel.closeFuture().addListener(_ -> watches.remove(watch));
    if (farewell)
      endWithNextAnswer(channel);
  }

  /** From now on each connection ends with its next answer; {@code then} runs when none is open or the time is over. */
  void endWithNextAnswers(Duration limit, Runnable then) {
    farewell = true;
    for (Watch watch : watches)
      watch.channel.eventLoop().execute(() -> endWithNextAnswer(watch.channel));
    long endNanos = System.nanoTime() + limit.toNanos();
    await(() -> watches.isEmpty() || System.nanoTime() - endNanos > 0, then);
  }

  /** Ends each connection as soon as no request of it is under way; {@code then} runs when none is open. */
  void drain(Runnable then) {
    await(() -> {
      for (Watch watch : watches)
        watch.channel.eventLoop().execute(() -> endUnlessBusy(watch.channel));
      return watches.isEmpty();
    }, then);
  }

  /** Runs on the connection's own loop: what it has not read by now it never will, so that nothing is done unanswered. */
  private static void endUnlessBusy(Channel channel) {
    if (endLive(channel) || ChannelOperations.get(channel) != null)
      return;
    var _ = channel.close();
  }

  void after(Duration time, Runnable task) {
    var _ = scheduler.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void await(BooleanSupplier condition, Runnable then) {
    if (condition.getAsBoolean())
      then.run();
    else
      after(FAREWELL_TICK, () -> await(condition, then));
  }

  /** The handler stands on the application's side of the server's own, which then ends the connection. */
  private static void endWithNextAnswer(Channel channel) {
    var _ = endLive(channel);
    boolean speaksHttp = channel.isActive() && channel.pipeline().get(NettyPipeline.HttpTrafficHandler) != null;
    if (speaksHttp && channel.pipeline().get(LastAnswers.class) == null)
      channel.pipeline().addAfter(NettyPipeline.HttpTrafficHandler, LastAnswers.class.getName(), LastAnswers.INSTANCE);
  }

  /** Ends a live connection in its own way; whether it is one. */
  private static boolean endLive(Channel channel) {
    Runnable end = channel.attr(LIVE).get();
    if (end != null)
      end.run();
    return end != null;
  }

  private void sweep() {
    long now = System.nanoTime();
    for (Watch watch : watches)
      if (now - watch.activeNanos > idleNanosMax && watch.channel.attr(LIVE).get() == null) {
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
