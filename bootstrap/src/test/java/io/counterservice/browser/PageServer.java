package io.counterservice.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Somebody's site: pages of an origin of their own, and what they send to it. */
final class PageServer implements AutoCloseable {
  private static final String PAGE = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>A page</title></head>
      <body>{body}</body></html>
      """;

  private final HttpServer server;
  private final Map<String, Supplier<String>> answers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
  private volatile String policy = "";

  PageServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** The address of the origin, without a path. */
  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Sets the Content-Security-Policy of the pages. */
  PageServer policy(String directives) {
    policy = directives;
    return this;
  }

  /** Puts a page on the site and says where. */
  String page(String body) {
    String path = "/page-" + answers.size();
    answers.put(path, () -> PAGE.replace("{body}", body));
    return origin() + path;
  }

  /** What is answered at a path, made anew for each request. */
  void answer(String path, Supplier<String> text) {
    answers.put(path, text);
  }

  /** How many requests of a method there were for a path. */
  long requests(String method, String path) {
    return requests.stream().filter((method + " " + path)::equals).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    byte[] body = Objects.requireNonNullElse(answers.get(path), () -> "").get().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", path.startsWith("/page-") ? "text/html; charset=utf-8" : "application/json");
    if (!policy.isEmpty())
      exchange.getResponseHeaders().add("Content-Security-Policy", policy);
    exchange.sendResponseHeaders(answers.containsKey(path) ? 200 : 404, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
