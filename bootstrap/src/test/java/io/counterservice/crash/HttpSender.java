package io.counterservice.crash;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Sends requests with an API key over kept-alive connections. Never repeats one by itself. */
final class HttpSender implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT).build();
  private final String apiKey;

  HttpSender(String apiKey) {
    this.apiKey = apiKey;
  }

  Reply send(URI node, Request request) {
    try {
      var response = http.send(toHttp(node, request), BodyHandlers.ofString());
      boolean replayed = response.headers().firstValue("Idempotency-Replayed").filter("true"::equals).isPresent();
      return new Reply.Answered(response.statusCode(), replayed, response.body());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return new Reply.NotSent(e.toString());
    } catch (IOException e) {
      return new Reply.Lost(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Lost(e.toString());
    }
  }

  /** What a node says of a counter to one who accepts an older answer; nothing if it does not answer. */
  Optional<HttpResponse<String>> recall(URI node, String counter, String accepted) {
    try {
      var request = to(node, "/counters/" + counter).header("Cache-Control", accepted).build();
      return Optional.of(http.send(request, BodyHandlers.ofString()));
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private HttpRequest toHttp(URI node, Request request) {
    var body = request.body();
    var builder = to(node, request.path()).method(request.method(),
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null)
      builder.header("Content-Type", request.method().equals("PATCH") ? "application/merge-patch+json" : "application/json");
    if (request.key() != null)
      builder.header("Idempotency-Key", request.key());
    return builder.build();
  }

  private HttpRequest.Builder to(URI node, String path) {
    return HttpRequest.newBuilder(node.resolve(path)).timeout(ANSWER_TIMEOUT).header("Authorization", "Bearer " + apiKey);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
