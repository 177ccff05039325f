package io.counterservice.adapter.rest.edge;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;

/** Tells the client in each answer that it is the last of this connection. */
@Sharable
final class LastAnswers extends ChannelOutboundHandlerAdapter {
  static final LastAnswers INSTANCE = new LastAnswers();

  private LastAnswers() {}

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response && response.status().codeClass() != HttpStatusClass.INFORMATIONAL)
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    var _ = context.write(message, promise);
  }
}
