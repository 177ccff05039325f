package io.counterservice.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A page of Debian's browser without a screen, driven by the few words of its DevTools protocol that a measurement needs. */
final class ChromiumPage implements AutoCloseable {
  static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final double TICKS_PER_SECOND = 100;
  private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+)");
  private static final Pattern VALUE = Pattern.compile("\"value\":(\"(?:[^\"\\\\]|\\\\.)*\"|[^,}]+)");
  private static final Pattern SOCKET = Pattern.compile("\"webSocketDebuggerUrl\":\\s*\"([^\"]+)\"");
  private final Workshop workshop;
  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<String>> waiting;
  private final AtomicInteger last = new AtomicInteger();

  private ChromiumPage(Workshop workshop, Process process, WebSocket socket, Map<Integer, CompletableFuture<String>> waiting) {
    this.workshop = workshop;
    this.process = process;
    this.socket = socket;
    this.waiting = waiting;
  }

  static ChromiumPage open(Workshop workshop) throws IOException, InterruptedException {
    var profile = workshop.file("chromium");
    var command = List.of(EXECUTABLE.toString(), "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
        "--user-data-dir=" + profile, "--window-size=1280,2400", "about:blank");
    var process = workshop.children().start(command, workshop.file("chromium.log"));
    var http = HttpClient.newHttpClient();
    var waiting = new ConcurrentHashMap<Integer, CompletableFuture<String>>();
    var address = SOCKET.matcher(pages(http, process, profile.resolve("DevToolsActivePort")));
    if (!address.find())
      throw new IOException("the browser has no page");
    var socket = http.newWebSocketBuilder().buildAsync(URI.create(address.group(1)), new Answers(waiting)).join();
    return new ChromiumPage(workshop, process, socket, waiting);
  }

  /** The browser writes into a file which port it chose. */
  private static String pages(HttpClient http, Process process, Path file) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + ANSWER_MAX.toNanos();
    while (Files.notExists(file) || Files.size(file) == 0)
      if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline)
        throw new IOException("the browser did not start");
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Files.readAllLines(file).getFirst() + "/json/list")).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  void cookie(String url, String name, String value) {
    ask("Network.setCookie", "{\"url\":\"%s\",\"name\":\"%s\",\"value\":\"%s\"}".formatted(url, name, value));
  }

  void go(String url) {
    ask("Page.navigate", "{\"url\":\"" + url + "\"}");
  }

  /** The value of an expression, strings in their quotes. */
  String evaluate(String expression) throws IOException {
    var answer = ask("Runtime.evaluate",
        "{\"awaitPromise\":true,\"returnByValue\":true,\"expression\":\"" + expression.replace("\"", "\\\"") + "\"}");
    var value = VALUE.matcher(answer);
    if (!value.find())
      throw new IOException(expression + ": " + answer);
    return value.group(1);
  }

  /** Processor time of the processes that show pages, so far. */
  double cpuSeconds() throws IOException {
    double ticks = 0;
    for (var child : process.descendants().toList())
      ticks += ticks(child.pid());
    return ticks / TICKS_PER_SECOND;
  }

  private static double ticks(long pid) throws IOException {
    var command = Path.of("/proc", String.valueOf(pid), "cmdline");
    if (Files.notExists(command) || !Files.readString(command).contains("--type=renderer"))
      return 0;
    var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
  }

  private String ask(String method, String parameters) {
    int id = last.incrementAndGet();
    var answer = new CompletableFuture<String>();
    waiting.put(id, answer);
    socket.sendText("{\"id\":%d,\"method\":\"%s\",\"params\":%s}".formatted(id, method, parameters), true).join();
    return answer.orTimeout(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
    workshop.children().stop(process, "TERM");
  }

  /** Hands each answer to who waits for it; events are left. */
  private static final class Answers implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<String>> waiting;
    private final StringBuilder text = new StringBuilder();

    Answers(Map<Integer, CompletableFuture<String>> waiting) {
      this.waiting = waiting;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        var id = ID.matcher(text);
        var asked = id.find() ? waiting.remove(Integer.valueOf(id.group(1))) : null;
        if (asked != null)
          asked.complete(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
