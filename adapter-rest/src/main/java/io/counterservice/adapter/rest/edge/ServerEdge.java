package io.counterservice.adapter.rest.edge;

import io.netty.channel.Channel;
import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Sets up the HTTP server: refusals below Spring become problems, idle connections end. */
public final class ServerEdge implements NettyServerCustomizer, AutoCloseable {
  private static final BodilessRefusals BODILESS_REFUSALS = new BodilessRefusals();

  private final IdleConnections connections;

  public ServerEdge(Duration idleMax) {
    this.connections = new IdleConnections(idleMax);
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit((_, channel, _) -> equip(channel));
  }

  private void equip(Channel channel) {
    channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, BodilessRefusals.class.getName(), BODILESS_REFUSALS);
    channel.pipeline().addFirst(IdleConnections.class.getName(), connections.watch(channel));
  }

  @Override
  public void close() {
    connections.close();
  }
}
