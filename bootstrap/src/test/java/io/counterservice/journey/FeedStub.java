package io.counterservice.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A feed of server-sent events that tells what a test puts in. */
final class FeedStub implements AutoCloseable {
  private static final String END = "end";

  /** The query, key and last id of each request. */
  final List<String> asked = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String problem = "";

  FeedStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/stream", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Refuses from now on. */
  void refuse(int with, String detail) {
    status = with;
    problem = "{\"type\":\"/problems/x\",\"title\":\"t\",\"status\":%d,\"detail\":\"%s\"}".formatted(with, detail);
  }

  void tell(String id, String data) {
    events.add("id: " + id + "\nevent: x\ndata: " + data + "\n\n");
  }

  /** The connection ends, once all is told. */
  void hangUp() {
    events.add(END);
  }

  private void serve(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    asked.add(exchange.getRequestURI().getQuery() + " key=" + Optional.ofNullable(headers.getFirst("X-API-Key")).orElse("") + " last="
        + Optional.ofNullable(headers.getFirst("Last-Event-ID")).orElse(""));
    try (exchange; var out = exchange.getResponseBody()) {
      exchange.sendResponseHeaders(status, 0);
      out.write((status == 200 ? "retry: 2000\n\n:\n\n" : problem).getBytes(StandardCharsets.UTF_8));
      out.flush();
      for (var event = status == 200 ? events.take() : END; !event.equals(END); event = events.take()) {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
