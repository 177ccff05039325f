package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.Authenticate;
import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.LiveEvent.Refused;
import io.counterservice.application.port.in.WatchCounters.Watch;
import io.counterservice.application.port.in.WatchCounters.Watcher;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket connection: takes the frames of its client and tells it what its watch sees. It stands in the channel's pipeline, and
 * everything happens on the channel's loop. When the channel is closed, by whomever, first only the outbound half is: a client that is still
 * sending would otherwise be reset, and never read why.
 */
final class LiveSocket extends ChannelDuplexHandler implements Watcher, LiveConnection {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
  private static final long LAST_WORDS_SECONDS = 2;
  private static final WebSocketCloseStatus TEXT_ALONE = new WebSocketCloseStatus(1003, "frames must be text");
  private static final WebSocketCloseStatus NO_UTF8 = new WebSocketCloseStatus(1007, "text must be UTF-8");
  private static final WebSocketCloseStatus KEY_ENDED = new WebSocketCloseStatus(1008, "the key is not in force any more");
  private static final WebSocketCloseStatus FLOODED = new WebSocketCloseStatus(1008, "too many frames");
  private static final WebSocketCloseStatus RESERVED = new WebSocketCloseStatus(1002, "reserved bits must be zero");

  private final Channel channel;
  private final LiveLoop loop;
  private final Guest guest;
  private final Authenticate keys;
  private final LiveSettings settings;
  private final Pulse pulse;
  private final FrameQuota quota = new FrameQuota();
  private final MessageCollector message = new MessageCollector();
  /** The feed keeps what its watcher is not ready for, but for these: at most as many as a frame has names, for no other is read meanwhile. */
  private final Queue<Refused> refusals = new ArrayDeque<>(0);
  private @Nullable Watch watch;
  /** The id of the frame that is being acted on. */
  private @Nullable String answered;
  private boolean ended;
  private boolean lingering;

  LiveSocket(Channel channel, LiveLoop loop, Guest guest, Authenticate keys, LiveSettings settings) {
    this.channel = channel;
    this.loop = loop;
    this.guest = guest;
    this.keys = keys;
    this.settings = settings;
    this.pulse = new Pulse(channel, settings.heartbeat());
  }

  /** From now on it hears what its watch sees, and of the end of its channel. */
  void begin(Watch opened, String before) {
    watch = opened;
    channel.pipeline().addBefore(before, LiveSocket.class.getName(), this);
    loop.add(this);
  }

  /** The client is there. */
  void greet() {
    Farewells.expect(channel, () -> end(WebSocketCloseStatus.SERVICE_RESTART));
    Buffers.limit(channel);
    var _ = channel.config().setAutoRead(true);
    say(ServerFrame.hello(settings));
    channel.flush();
  }

  @Override
  public boolean isReady() {
    return !ended && channel.isWritable();
  }

  @Override
  public void receive(LiveEvent event) {
    if (ended)
      return;
    if (event instanceof Refused refused && !(channel.isWritable() && refusals.isEmpty()))
      refusals.add(refused);
    else if (event instanceof Refused refused && answered != null)
      say(ServerFrame.refusal(refused, answered));
    else {
      var _ = channel.write(loop.frames().of(event), channel.voidPromise());
    }
  }

  @Override
  public void flush() {
    channel.flush();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (!(read instanceof WebSocketFrame frame)) {
      context.fireChannelRead(read);
      return;
    }
    try {
      if (!ended)
        take(frame, System.nanoTime());
    } finally {
      var _ = frame.release();
    }
  }

  private void take(WebSocketFrame frame, long now) {
    pulse.heard(now);
    if (!quota.takes(now))
      endFlood("frames in 10 seconds", FrameQuota.FRAMES_MAX);
    else if (frame.rsv() != 0)
      end(RESERVED);
    else if (frame instanceof CloseWebSocketFrame close)
      endWith(close.statusCode() < 0 ? new CloseWebSocketFrame() : new CloseWebSocketFrame(close.statusCode(), ""));
    else if (frame instanceof PingWebSocketFrame) {
      var _ = channel.write(new PongWebSocketFrame(frame.content().retain()), channel.voidPromise());
    } else if (frame instanceof BinaryWebSocketFrame)
      end(TEXT_ALONE);
    else if (!(frame instanceof PongWebSocketFrame))
      collect(frame, now);
  }

  private void collect(WebSocketFrame frame, long now) {
    try {
      String whole = message.add(frame);
      if (whole != null)
        act(whole, now);
    } catch (CharacterCodingException _) {
      end(NO_UTF8);
    } catch (MessageCollector.TooLong _) {
      end(WebSocketCloseStatus.MESSAGE_TOO_BIG);
    }
  }

  private void act(String text, long now) {
    var reader = new FrameReader(text, settings.updatesPerSecond());
    try {
      act(reader.read(), reader.id());
    } catch (BrokenRule broken) {
      if (quota.takesBad(now))
        say(ServerFrame.error(broken.problem(), reader.id()));
      else
        endFlood("bad frames in a minute", FrameQuota.BAD_FRAMES_MAX);
    }
  }

  private void act(ClientFrame frame, @Nullable String id) {
    if (watch == null)
      return;
    switch (frame) {
      case ClientFrame.Subscribe more -> {
        answered = id;
        watch.subscribe(more.subscription());
        answered = null;
      }
      case ClientFrame.Unsubscribe less -> watch.unsubscribe(less.selection());
      case ClientFrame.Ping ping -> say(ServerFrame.pong(ping.id()));
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    channel.flush();
    context.fireChannelReadComplete();
  }

  /** Who does not read what it is told is not read either: answers would pile up. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    var _ = channel.config().setAutoRead(ended || channel.isWritable());
    if (isReady()) {
      pulse.heard(System.nanoTime());
      loop.executor().execute(this::ready);
    }
    context.fireChannelWritabilityChanged();
  }

  private void ready() {
    while (!refusals.isEmpty() && isReady()) {
      var _ = channel.write(loop.frames().of(refusals.remove()), channel.voidPromise());
    }
    if (watch != null && isReady())
      watch.ready();
    channel.flush();
  }

  @Override
  public void tick(long nanos) {
    if (ended)
      return;
    if (pulse.isOver(nanos))
      drop();
    else if (!guest.mayGoOn(keys)) {
      say(ServerFrame.error(LiveProblem.of(ProblemKind.UNAUTHENTICATED, "The key is not in force any more"), null));
      end(KEY_ENDED);
    } else if (pulse.isDue(nanos) && channel.isWritable()) {
      var _ = channel.writeAndFlush(new PingWebSocketFrame(Unpooled.EMPTY_BUFFER), channel.voidPromise());
    }
  }

  private void say(JsonText frame) {
    var _ = channel.write(Encoding.frame(frame), channel.voidPromise());
  }

  private void endFlood(String what, int max) {
    say(ServerFrame.error(LiveProblem.of(ProblemKind.TOO_MANY_FRAMES, "A connection may send " + max + " " + what), null));
    end(FLOODED);
  }

  private void end(WebSocketCloseStatus status) {
    endWith(new CloseWebSocketFrame(status));
  }

  /** Says goodbye, once; the channel is closed when that is said, or when it is too late. */
  private void endWith(CloseWebSocketFrame close) {
    if (ended) {
      var _ = close.release();
      return;
    }
    leave();
    var _ = channel.writeAndFlush(close).addListener(ChannelFutureListener.CLOSE);
  }

  /** Sees nothing any more, and reads on to the end. */
  private void leave() {
    if (ended)
      return;
    ended = true;
    if (watch != null)
      watch.close();
    var _ = channel.config().setAutoRead(true);
    var _ = loop.executor().schedule(this::drop, LAST_WORDS_SECONDS, TimeUnit.SECONDS);
  }

  /** Closes the channel at once. */
  void drop() {
    ChannelHandlerContext context = channel.pipeline().context(this);
    if (context != null) {
      var _ = context.close();
    }
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (lingering || !channel.isActive() || !(channel instanceof DuplexChannel halves)) {
      var _ = context.close(promise);
      return;
    }
    lingering = true;
    leave();
    var _ = channel.closeFuture().addListener(_ -> promise.trySuccess());
    var _ = halves.shutdownOutput();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
    if (thrown instanceof IOException)
      drop();
    else if (thrown instanceof DecoderException)
      leave(); // the decoder has told the client
    else {
      LOG.error("a live connection failed", thrown);
      end(WebSocketCloseStatus.INTERNAL_SERVER_ERROR);
    }
  }

  /** Also when the channel is closed: the pipeline is taken down. */
  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    ended = true;
    if (watch != null)
      watch.close();
    message.close();
    loop.remove(this);
  }
}
