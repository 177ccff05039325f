package io.counterservice.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The few requests to our service that are not measured: is it ready, and filling it. */
final class Client {
  private static final Duration READY_MAX = Duration.ofMinutes(2);
  private static final Duration REQUEST_MAX = Duration.ofMinutes(1);
  private static final int POLL_MILLIS = 10;
  private static final int OK = 200;
  private static final int LOG_SHOWN_MAX = 4_000;

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Port port;
  private final String key;

  Client(Port port, String key) {
    this.port = port;
    this.key = key;
  }

  void awaitReady(Process process, Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + READY_MAX.toNanos();
    while (!isReady()) {
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline)
        throw new IOException("the service did not become ready: " + tail(Files.readString(log)));
    }
  }

  /** Sends a bulk; the stage fails unless every operation in it is applied. */
  CompletableFuture<HttpResponse<String>> bulk(String body) {
    var request = request("/operations").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build();
    return http.sendAsync(request, BodyHandlers.ofString()).thenApply(response -> {
      if (response.statusCode() != OK || response.body().contains("\"problem\""))
        throw new IllegalStateException("bulk answered " + response.statusCode() + ": " + response.body());
      return response;
    });
  }

  private static String tail(String log) {
    return log.substring(Math.max(0, log.length() - LOG_SHOWN_MAX));
  }

  private boolean isReady() throws InterruptedException {
    try {
      return http.send(request("/actuator/health/readiness").build(), BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(port.url() + path)).timeout(REQUEST_MAX).header("Authorization", "Bearer " + key);
  }
}
