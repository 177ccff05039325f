package io.counterservice.adapter.rest.edge;

import io.netty.channel.Channel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Sets up the HTTP server: refusals below Spring become problems, idle connections end, and clients hear of a stop. */
public final class ServerEdge implements NettyServerCustomizer, AutoCloseable {
  private static final FramingRules FRAMING_RULES = new FramingRules();
  private static final BodilessRefusals BODILESS_REFUSALS = new BodilessRefusals();

  private static final Duration LAST_CONNECTIONS = Duration.ofMillis(50);

  private final OpenConnections connections;
  private volatile @Nullable Channel listener;

  public ServerEdge(Duration idleMax) {
    this.connections = new OpenConnections(idleMax);
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnBound(bound -> listener = bound.channel()).doOnChannelInit((_, channel, _) -> equip(channel));
  }

  private void equip(Channel channel) {
    channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, BodilessRefusals.class.getName(), BODILESS_REFUSALS);
    channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, FramingRules.class.getName(), FRAMING_RULES);
    connections.watch(channel);
  }

  /**
   * Serves on for {@code unchanged}; then, for at most {@code limit}, with answers that end their connections; then closes the port and
   * ends what is still open, but not before its request is answered. {@code gone} runs last.
   */
  void sayFarewell(Duration unchanged, Duration limit, Runnable gone) {
    connections.after(unchanged, () -> connections.endWithNextAnswers(limit, () -> closePort(() -> connections.drain(gone))));
  }

  /** Once the port is closed no connection is added any more, but the last ones may be on their way to their event loops. */
  private void closePort(Runnable then) {
    Channel port = listener;
    if (port == null)
      then.run();
    else {
      var _ = port.close().addListener(_ -> connections.after(LAST_CONNECTIONS, then));
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
