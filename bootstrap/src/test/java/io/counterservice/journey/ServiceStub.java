package io.counterservice.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that gives the answers a test put in, in this order; the last one again and again. */
final class ServiceStub implements AutoCloseable {
  /** Method, path and query, and key of each request. */
  final List<String> asked = new CopyOnWriteArrayList<>();
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final HttpServer server;

  private record Answer(int status, String body) {}

  ServiceStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized void answer(int status, String body) {
    answers.add(new Answer(status, body));
  }

  private synchronized void serve(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " key="
        + Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-API-Key")).orElse(""));
    Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
    byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
    try (exchange; var out = exchange.getResponseBody()) {
      exchange.sendResponseHeaders(answer.status, body.length);
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
