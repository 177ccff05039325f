package io.counterservice.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** An admin of the console, signed in, as a browser that reads zipped pages. */
final class ConsoleVisit {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern LINKED = Pattern.compile("<(?:link|script)[^>]+(?:href|src)=\"([^\"]+)\"");
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> cookies = new TreeMap<>();
  private final Port port;

  private ConsoleVisit(Port port) {
    this.port = port;
  }

  static ConsoleVisit signIn(Port port, String password) throws IOException, InterruptedException {
    var visit = new ConsoleVisit(port);
    var token = TOKEN.matcher(visit.page("/console/sign-in"));
    if (!token.find())
      throw new IOException("the page to sign in has no form");
    var form = "username=admin&password=" + encoded(password) + "&_csrf=" + encoded(token.group(1));
    var answer = visit.send(visit.request("/console/sign-in").header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form)));
    if (answer.statusCode() != 303)
      throw new IOException("signing in was answered " + answer.statusCode());
    return visit;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  /** The text of a page. */
  String page(String path) throws IOException, InterruptedException {
    try (var page = new GZIPInputStream(new ByteArrayInputStream(bytes(path)))) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What a page weighs as it is sent. */
  int weight(String path) throws IOException, InterruptedException {
    return bytes(path).length;
  }

  /** What the page and all it links to weigh together. */
  int firstWeight(String path) throws IOException, InterruptedException {
    int weight = weight(path);
    for (var linked : LINKED.matcher(page(path)).results().map(each -> each.group(1)).collect(Collectors.toSet()))
      weight += weight(linked);
    return weight;
  }

  private byte[] bytes(String path) throws IOException, InterruptedException {
    var answer = send(request(path).GET());
    if (answer.statusCode() != 200)
      throw new IOException(path + " was answered " + answer.statusCode());
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(port.url()).resolve(path)).header("Accept-Encoding", "gzip");
    return cookies.isEmpty()
        ? request
        : request.header("Cookie",
            cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofByteArray());
    answer.headers().allValues("Set-Cookie").stream().map(line -> line.split(";", 2)[0].split("=", 2))
        .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
