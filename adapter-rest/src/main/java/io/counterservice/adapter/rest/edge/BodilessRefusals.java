package io.counterservice.adapter.rest.edge;

import io.counterservice.adapter.rest.problem.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/**
 * Gives a body to refusals that have none: a request line or header field that is no HTTP, or an address that is no URI.
 * They are all mistakes in the request, and the connection is closed after them.
 */
@Sharable
final class BodilessRefusals extends ChannelOutboundHandlerAdapter {

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof FullHttpResponse response && isBodilessRefusal(response)) {
      refuse(context, response, promise);
      return;
    }
    var _ = context.write(message, promise);
  }

  private static boolean isBodilessRefusal(FullHttpResponse response) {
    if (response.content().isReadable())
      return false;
    int status = response.status().code();
    boolean refusal = status == 400 || status == 413 || status == 414 || status == 431;
    return refusal && response.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, 0) == 0;
  }

  private static void refuse(ChannelHandlerContext context, FullHttpResponse bodiless, ChannelPromise promise) {
    byte[] body = problem(bodiless.status()).toJson();
    ReferenceCountUtil.release(bodiless);
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST, Unpooled.wrappedBuffer(body));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE).setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.CONNECTION, "close");
    var _ = context.write(response, promise.unvoid()).addListener(ChannelFutureListener.CLOSE);
  }

  private static Problem problem(HttpResponseStatus status) {
    return switch (status.code()) {
      case 414 -> Problem.invalid("path", "must fit, with the query, into a request line of ordinary length");
      case 431 -> Problem.invalid("header", "must be shorter, all fields together");
      default -> Problem.invalid("request",
          "must be HTTP/1.1 with a path, query and header fields of plain, correctly encoded characters, one Host, and a body that is chunked or has one length");
    };
  }
}
