package io.counterservice.adapter.rest.edge;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Sets up the HTTP server: refusals below Spring become problems, idle connections end. */
public final class ServerEdge implements NettyServerCustomizer {
  private static final Duration IDLE_MAX = Duration.ofSeconds(60);
  private static final BodilessRefusals BODILESS_REFUSALS = new BodilessRefusals();

  @Override
  public HttpServer apply(HttpServer server) {
    return server.idleTimeout(IDLE_MAX).doOnChannelInit((_, channel, _) -> channel.pipeline()
        .addBefore(NettyPipeline.HttpTrafficHandler, BodilessRefusals.class.getName(), BODILESS_REFUSALS));
  }
}
