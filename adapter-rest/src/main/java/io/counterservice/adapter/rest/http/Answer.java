package io.counterservice.adapter.rest.http;

import io.counterservice.adapter.rest.problem.Problem;
import io.netty.buffer.Unpooled;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.HttpHeadResponseDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** A reply: its body already in bytes, or a stream of them that is written as fast as it is read. */
public final class Answer {
  public static final String JSON = "application/json";
  private static final int NOT_MODIFIED = 304;
  private static final AsciiString CONTENT_TYPE = AsciiString.cached("Content-Type");
  private static final AsciiString CONTENT_LENGTH = AsciiString.cached("Content-Length");

  private final int status;
  private final String mediaType;
  private final byte[] body;
  private final @Nullable Flux<byte[]> stream;
  private final List<String> headers = new ArrayList<>(4);

  private Answer(int status, String mediaType, byte[] body, @Nullable Flux<byte[]> stream) {
    this.status = status;
    this.mediaType = mediaType;
    this.body = body;
    this.stream = stream;
  }

  public static Answer json(int status, byte[] body) {
    return of(status, JSON, body);
  }

  public static Answer of(int status, String mediaType, byte[] body) {
    return new Answer(status, mediaType, body, null);
  }

  /** A reply of a length that nobody knows yet. What fails on the way ends the connection: whoever reads it sees that something is missing. */
  public static Answer stream(int status, String mediaType, Flux<byte[]> parts) {
    return new Answer(status, mediaType, new byte[0], parts);
  }

  public static Answer of(Problem problem) {
    var answer = of(problem.type().status(), Problem.MEDIA_TYPE, problem.toJson());
    problem.headers().forEach(answer::header);
    return answer;
  }

  public Answer header(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  public int status() {
    return status;
  }

  /** Writes the reply straight to the server; without its body for 304, and for HEAD, where Spring decorates the response. */
  Mono<Void> writeTo(ServerHttpResponse response) {
    HttpServerResponse server = fill(ServerHttpResponseDecorator.getNativeResponse(response));
    boolean isBodiless = status == NOT_MODIFIED || response instanceof HttpHeadResponseDecorator;
    if (isBodiless)
      return server.then();
    return stream == null
        ? server.sendObject(Unpooled.wrappedBuffer(body)).then()
        : server.send(stream.map(Unpooled::wrappedBuffer)).then();
  }

  private HttpServerResponse fill(HttpServerResponse response) {
    var fields = response.status(status).responseHeaders();
    fields.set(CONTENT_TYPE, mediaType);
    if (stream == null)
      fields.set(CONTENT_LENGTH, Integer.toString(body.length));
    for (int i = 0; i < headers.size(); i += 2)
      fields.set(headers.get(i), headers.get(i + 1));
    return response;
  }
}
