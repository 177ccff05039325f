package io.counterservice.adapter.rest.edge;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/**
 * What RFC 9112 wants refused and the decoder lets through: a transfer coding other than chunked, whose body would pass for the
 * next request (section 6.3), and a missing or second Host (section 3.2). Such a request is marked as one that could not be decoded.
 */
@Sharable
final class FramingRules extends ChannelInboundHandlerAdapter {

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && request.decoderResult().isSuccess() && !isFramed(request))
      request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("the request is not framed as HTTP/1.1")));
    context.fireChannelRead(message);
  }

  private static boolean isFramed(HttpRequest request) {
    HttpHeaders fields = request.headers();
    if (fields.contains(HttpHeaderNames.TRANSFER_ENCODING) && !isChunkedAlone(fields))
      return false;
    int hosts = fields.getAll(HttpHeaderNames.HOST).size();
    return hosts == 1 || (hosts == 0 && request.protocolVersion().equals(HttpVersion.HTTP_1_0));
  }

  private static boolean isChunkedAlone(HttpHeaders fields) {
    var codings = fields.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    return codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst().strip());
  }
}
