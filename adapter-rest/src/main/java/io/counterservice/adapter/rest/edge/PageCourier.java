package io.counterservice.adapter.rest.edge;

import io.netty.channel.EventLoop;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

/**
 * Has pages, which may be made by any thread, written by the event loop of their connection. See {@link LoopCourier}: else the next request
 * on the connection is now and then never read.
 */
public final class PageCourier implements WebFilter, Ordered {
  private final String below;

  /** @param below what the paths of pages begin with */
  public PageCourier(String below) {
    this.below = below;
  }

  /** Around all that may answer. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Object server = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
    if (!exchange.getRequest().getPath().value().startsWith(below) || !(server instanceof Connection connection))
      return chain.filter(exchange);
    var response = new LoopResponse(exchange.getResponse(), connection.channel().eventLoop());
    return chain.filter(exchange.mutate().response(response).build());
  }

  /** Written by one loop, also where the last act before the first byte ended on another thread. */
  private static final class LoopResponse extends ServerHttpResponseDecorator {
    private final Scheduler loop;

    LoopResponse(ServerHttpResponse response, EventLoop loop) {
      super(response);
      this.loop = Schedulers.fromExecutor(loop);
      response.beforeCommit(() -> Mono.<Void>empty().publishOn(this.loop));
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
      return super.writeWith(Flux.from(body).publishOn(loop));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
      return super.writeAndFlushWith(Flux.from(body).publishOn(loop));
    }
  }
}
