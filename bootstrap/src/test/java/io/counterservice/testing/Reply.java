package io.counterservice.testing;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as it came over the wire. */
public record Reply(int status, HttpHeaders headers, String body) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static Reply of(HttpResponse<String> response) {
    return new Reply(response.statusCode(), response.headers(), response.body());
  }

  /** The value of a header field, or nothing. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The body, which must be JSON. */
  public JsonNode json() {
    return JSON.readTree(body);
  }

  /** The body, which must be JSON values, one a line. */
  public List<JsonNode> jsonLines() {
    return body.lines().map(JSON::readTree).toList();
  }

  @Override
  public String toString() {
    return status + " " + body;
  }
}
