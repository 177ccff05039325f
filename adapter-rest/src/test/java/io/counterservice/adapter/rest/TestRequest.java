package io.counterservice.adapter.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request of a test, sent by the JDK's own client. */
final class TestRequest {
  private final HttpClient client;
  private final String method;
  private final URI uri;
  private final List<String> headers = new ArrayList<>();
  private @Nullable String key;
  private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();

  TestRequest(HttpClient client, String method, URI uri, String key) {
    this.client = client;
    this.method = method;
    this.uri = uri;
    this.key = key;
  }

  TestRequest key(@Nullable String other) {
    this.key = other;
    return this;
  }

  TestRequest header(String name, String value) {
    headers.addAll(Arrays.asList(name, value));
    return this;
  }

  /** A body whose media type is named elsewhere, or not at all. */
  TestRequest body(String text) {
    body = HttpRequest.BodyPublishers.ofString(text);
    return this;
  }

  TestRequest json(String text) {
    return body("application/json", text);
  }

  TestRequest body(String mediaType, String text) {
    return body(text).header("Content-Type", mediaType);
  }

  TestRequest body(byte[] bytes) {
    return body("application/json", bytes);
  }

  TestRequest body(String mediaType, byte[] bytes) {
    body = HttpRequest.BodyPublishers.ofByteArray(bytes);
    return header("Content-Type", mediaType);
  }

  TestReply send() {
    var builder = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).method(method, body);
    if (key != null)
      builder.header("Authorization", "Bearer " + key);
    if (!headers.isEmpty())
      builder.headers(headers.toArray(String[]::new));
    try {
      return new TestReply(client.send(builder.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
