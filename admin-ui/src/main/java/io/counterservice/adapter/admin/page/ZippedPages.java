package io.counterservice.adapter.admin.page;

import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Sends pages zipped to browsers that take them so. The token in each form is another with each page, so no length tells it. */
public final class ZippedPages implements WebFilter, Ordered {
  private static final String GZIP = "gzip";

  /** Around all that makes pages, within what carries them to their event loop. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 1;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    boolean isPage = exchange.getRequest().getURI().getPath().startsWith("/console");
    return chain.filter(isPage && takes(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING))
        ? exchange.mutate().response(new Zipped(exchange.getResponse())).build()
        : exchange);
  }

  /** Whether a browser that sends these headers reads what is zipped. */
  static boolean takes(List<String> encodings) {
    return encodings.stream().flatMap(line -> List.of(line.split(",")).stream()).map(String::strip)
        .anyMatch(encoding -> encoding.startsWith(GZIP) && !encoding.replace(" ", "").matches("gzip;q=0(\\.0*)?"));
  }

  private static final class Zipped extends ServerHttpResponseDecorator {
    Zipped(ServerHttpResponse response) {
      super(response);
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
      MediaType type = getHeaders().getContentType();
      return type != null && type.isCompatibleWith(MediaType.TEXT_HTML)
          ? super.writeWith(DataBufferUtils.join(body).map(this::zip))
          : super.writeWith(body);
    }

    private DataBuffer zip(DataBuffer page) {
      byte[] bytes = new byte[page.readableByteCount()];
      page.read(bytes);
      DataBufferUtils.release(page);
      HttpHeaders headers = getHeaders();
      headers.set(HttpHeaders.CONTENT_ENCODING, GZIP);
      headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
      byte[] zipped = Assets.zip(bytes);
      headers.setContentLength(zipped.length);
      return bufferFactory().wrap(zipped);
    }
  }
}
