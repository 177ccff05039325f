package io.counterservice.adapter.websocket;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events that notes what it is told. */
final class StreamClient implements AutoCloseable {
  static final String END = "the end";
  private static final int SECONDS_MAX = 10;

  /** One event; an id of null leaves the last one. */
  record Event(String type, @Nullable String id, String data) {
    JsonNode json() {
      return new JsonMapper().readTree(data);
    }
  }

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  private StreamClient(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.ofVirtual().start(this::read);
  }

  static StreamClient of(LiveServer server, HttpRequest.Builder request) {
    return new StreamClient(server.client().sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
        .orTimeout(SECONDS_MAX, TimeUnit.SECONDS).join());
  }

  static StreamClient of(LiveServer server, String pathAndQuery) {
    return of(server, server.request(pathAndQuery));
  }

  HttpResponse<InputStream> response() {
    return response;
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String type = "";
      String id = null;
      String data = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine())
        if (line.startsWith("event: "))
          type = line.substring(7);
        else if (line.startsWith("id: "))
          id = line.substring(4);
        else if (line.startsWith("data: "))
          data = line.substring(6);
        else if (line.isEmpty()) {
          events.add(new Event(type, id, data));
          type = "";
          id = null;
          data = "";
        } else
          type = line;
      events.add(new Event(END, null, ""));
    } catch (IOException _) {
      events.add(new Event(END, null, ""));
    }
  }

  Event next() {
    try {
      Event event = events.poll(SECONDS_MAX, TimeUnit.SECONDS);
      if (event == null)
        throw new AssertionError("no event came");
      return event;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Event next(String type) {
    Event event = next();
    if (!event.type().equals(type))
      throw new AssertionError("not of type " + type + ": " + event);
    return event;
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
