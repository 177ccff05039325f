package io.counterservice.adapter.rest.edge;

import io.netty.channel.Channel;
import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Sets up the HTTP server: refusals below Spring become problems, idle connections end, and clients hear of a stop. */
public final class ServerEdge implements NettyServerCustomizer, AutoCloseable {
  private static final FramingRules FRAMING_RULES = new FramingRules();
  private static final BodilessRefusals BODILESS_REFUSALS = new BodilessRefusals();

  private final OpenConnections connections;

  public ServerEdge(Duration idleMax) {
    this.connections = new OpenConnections(idleMax);
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit((_, channel, _) -> equip(channel));
  }

  private void equip(Channel channel) {
    channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, BodilessRefusals.class.getName(), BODILESS_REFUSALS);
    channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, FramingRules.class.getName(), FRAMING_RULES);
    connections.watch(channel);
  }

  void sayFarewell(Duration unchanged, Duration limit, Runnable gone) {
    connections.sayFarewell(unchanged, limit, gone);
  }

  @Override
  public void close() {
    connections.close();
  }
}
