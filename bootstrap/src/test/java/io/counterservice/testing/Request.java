package io.counterservice.testing;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes over the wire.
 *
 * @param path with its query, if any
 */
public record Request(String method, String path, Map<String, String> headers, @Nullable String body) {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

  public Request {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  public static Request of(String method, String path) {
    return new Request(method, path, Map.of(), null);
  }

  public Request header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Request(method, path, more, body);
  }

  public Request headers(Map<String, String> further) {
    var more = new LinkedHashMap<>(headers);
    more.putAll(further);
    return new Request(method, path, more, body);
  }

  public Request key(String key) {
    return header("Authorization", "Bearer " + key);
  }

  public Request body(String mediaType, String text) {
    return new Request(method, path, headers, text).header("Content-Type", mediaType);
  }

  public Request json(String text) {
    return body("application/json", text);
  }

  HttpRequest toHttp(URI baseUri) {
    var builder = HttpRequest.newBuilder(URI.create(baseUri + path)).timeout(ANSWER_MAX);
    builder.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(builder::header);
    return builder.build();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
