package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.Authenticate;
import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.LiveEvent.Refused;
import io.counterservice.application.port.in.WatchCounters.Subscription;
import io.counterservice.application.port.in.WatchCounters.Watch;
import io.counterservice.application.port.in.WatchCounters.Watcher;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One stream of server-sent events. It begins when there is something to tell, or nothing to hear of refusals for a while: where all that is
 * asked for is refused, the answer is a problem and no stream. It stands in the channel's pipeline as long as it lasts, and everything
 * happens on the channel's loop.
 */
final class LiveStream extends ChannelInboundHandlerAdapter implements Watcher, LiveConnection {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
  private static final long REFUSALS_MILLIS_MAX = 1_000;

  private final Channel channel;
  private final LiveLoop loop;
  private final Guest guest;
  private final Authenticate keys;
  private final StreamRequest request;
  private final Pulse pulse;
  private final Asked asked;
  private final Cursor cursor;
  private final Map<Long, Version> remembered;
  private final Set<CounterName> resuming = new HashSet<>();
  private final Sinks.Empty<Void> begin = Sinks.unsafe().empty();
  private final Sinks.Empty<Void> end = Sinks.unsafe().empty();
  private @Nullable Watch watch;
  private boolean begun;
  private boolean ended;
  private boolean full;

  LiveStream(Channel channel, LiveLoop loop, Guest guest, StreamRequest request, Context context) {
    this.channel = channel;
    this.loop = loop;
    this.guest = guest;
    this.keys = context.keys();
    this.request = request;
    this.pulse = new Pulse(channel, context.settings().heartbeat());
    this.asked = new Asked(request);
    this.remembered = new HashMap<>(request.remembered());
    this.cursor = new Cursor(request.remembered());
  }

  /** What all streams share. */
  record Context(Authenticate keys, LiveSettings settings) {}

  /** From now on it hears what its watch sees, and of the end of its channel. */
  void open(Watch opened, String before) {
    watch = opened;
    channel.pipeline().addBefore(before, LiveStream.class.getName(), this);
    loop.add(this);
    request.seen().forEach((name, version) -> cursor.tell(name, version, true));
    subscribeSoon(request.subscription());
    var _ = loop.executor().schedule(this::begin, REFUSALS_MILLIS_MAX, TimeUnit.MILLISECONDS);
  }

  /** Completes when the stream begins, and fails where all is refused. */
  Mono<Void> begins() {
    return begin.asMono();
  }

  /** Completes when the service ends the stream. */
  Mono<Void> ends() {
    return end.asMono();
  }

  @Override
  public boolean isReady() {
    return !ended && channel.isWritable();
  }

  @Override
  public int countersMax() {
    return Cursor.COUNTERS_MAX;
  }

  @Override
  public void receive(LiveEvent event) {
    if (ended)
      return;
    if (event instanceof Refused refused) {
      refused(refused);
      return;
    }
    begin();
    CounterName name = StreamText.counterOf(event);
    if (name == null || isResumed(event, name))
      return;
    if (cursor.tell(name, StreamText.versionOf(event), StreamText.isThere(event)))
      write(request.isLone() ? loop.loneEvents().of(event) : Encoding.text(StreamText.of(event, cursor)));
    else
      overflow(name);
  }

  @Override
  public void flush() {
    if (begun)
      channel.flush();
  }

  private void refused(Refused refused) {
    if (refused.reason() == LiveEvent.Reason.SINCE_IN_FUTURE)
      cursor.forget(new CounterName(refused.subject()));
    if (refused.reason() == LiveEvent.Reason.SINCE_IN_FUTURE && !request.remembered().isEmpty()) {
      subscribeSoon(request.of(new CounterName(refused.subject()), null)); // what it remembers is of another past
      return;
    }
    if (begun)
      say(ServerFrame.of(refused));
    else if (asked.isAllRefused(refused))
      refuse(asked.problem());
  }

  private void refuse(LiveProblem problem) {
    leave();
    var _ = begin.tryEmitError(problem.asAnswer());
  }

  private void begin() {
    if (begun || ended)
      return;
    begun = true;
    Farewells.expect(channel, this::end);
    var _ = channel.config().setAutoRead(true);
    var _ = begin.tryEmitEmpty();
    write(Encoding.text(StreamText.BEGIN));
    for (Refused refused : asked.refusals())
      say(ServerFrame.of(refused));
    channel.flush();
  }

  /**
   * Of a counter that is seen by its prefix alone the feed cannot know how far the reader has seen it, before the counter is told: then it is
   * asked for by its name, from there on, and what the feed would have told is held back. The reader may have seen more than this node has:
   * another node told him.
   */
  private boolean isResumed(LiveEvent event, CounterName name) {
    if (resuming.contains(name))
      return true;
    if (remembered.isEmpty() || request.names().contains(name) || !(event instanceof LiveEvent.Snapshot now)
        || now.version() == null)
      return false;
    Version seen = remembered.remove(Cursor.hash(name));
    if (seen == null || !cursor.tell(name, seen, true))
      return false;
    if (seen.equals(now.version()))
      return true;
    resuming.add(name);
    loop.executor().execute(() -> {
      resuming.remove(name);
      subscribe(request.of(name, seen));
    });
    return true;
  }

  private void overflow(CounterName name) {
    if (full)
      return;
    full = true;
    var problem = LiveProblem.about(ProblemKind.TOO_MANY_SUBSCRIPTIONS, "prefix", "must begin the names of at most " + Cursor.COUNTERS_MAX
        + " counters, together with counters; " + name + " and others are not told");
    say(ServerFrame.error(problem, null));
  }

  private void subscribeSoon(Subscription subscription) {
    loop.executor().execute(() -> subscribe(subscription));
  }

  private void subscribe(Subscription subscription) {
    if (watch != null && !ended)
      watch.subscribe(subscription);
  }

  private void say(JsonText error) {
    write(Encoding.text(StreamText.ofError(error)));
  }

  private void write(ByteBuf text) {
    var _ = channel.write(new DefaultHttpContent(text), channel.voidPromise());
  }

  @Override
  public void tick(long nanos) {
    if (ended)
      return;
    if (channel.isWritable())
      pulse.heard(nanos);
    if (pulse.isOver(nanos)) {
      var _ = channel.close();
    } else if (!guest.mayGoOn(keys)) {
      begin();
      say(ServerFrame.error(LiveProblem.of(ProblemKind.UNAUTHENTICATED, "The key is not in force any more"), null));
      end();
    } else if (begun && pulse.isDue(nanos) && channel.isWritable()) {
      write(Encoding.text(StreamText.HEARTBEAT));
      channel.flush();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (isReady())
      loop.executor().execute(this::ready);
    context.fireChannelWritabilityChanged();
  }

  private void ready() {
    if (watch != null && isReady())
      watch.ready();
  }

  /** Each write that was under way tells of a connection that is gone. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
    if (!(thrown instanceof IOException))
      LOG.error("a live connection failed", thrown);
    var _ = context.close();
  }

  /** The answer ends here; the connection may serve another request. */
  private void end() {
    if (ended)
      return;
    leave();
    var _ = channel.config().setAutoRead(false);
    var _ = end.tryEmitEmpty();
  }

  private void leave() {
    if (!ended) {
      var _ = channel.pipeline().remove(this);
    }
  }

  /** Also when the channel is closed: the pipeline is taken down. */
  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    ended = true;
    Farewells.forget(channel);
    if (watch != null)
      watch.close();
    loop.remove(this);
  }
}
