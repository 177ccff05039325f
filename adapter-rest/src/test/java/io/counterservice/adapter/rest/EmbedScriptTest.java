package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script of the element that shows a live value. */
class EmbedScriptTest {
  private static final int COMPRESSED_BYTES_MAX = 3_000;
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void is_served_to_every_page() {
    for (String path : new String[] {"/embed.js", "/embed.js?v=2"}) {
      var reply = server.request("GET", path).key(null).send().is(200);
      assertThat(reply.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
      assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(reply.header("Cache-Control")).startsWith("public, max-age=3600");
      assertThat(reply.header("Vary")).isEqualTo("Accept-Encoding");
      assertThat(reply.body()).contains("customElements.define(\"live-counter\"");
    }
  }

  @Test
  void is_not_sent_again_to_who_has_it() {
    String tag = server.request("GET", "/embed.js").key(null).send().header("ETag");
    server.request("GET", "/embed.js").key(null).header("If-None-Match", tag).send().is(304);
    var packed = server.request("GET", "/embed.js").key(null).header("If-None-Match", tag).header("Accept-Encoding", "gzip").send().is(200);
    assertThat(packed.header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void is_small_and_the_same_when_compressed() throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/embed.js"))
        .header("Accept-Encoding", "br, gzip").build();
    try (var client = HttpClient.newHttpClient()) {
      byte[] packed = client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
      assertThat(packed.length).isLessThanOrEqualTo(COMPRESSED_BYTES_MAX);
      try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        assertThat(unpacked.readAllBytes()).asString().isEqualTo(server.request("GET", "/embed.js").send().body());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"gzip|gzip", "br, GZIP;q=0.5|gzip", "gzip;q=0|''", "gzip; q=0.000|''", "br, deflate|''",
      "x-gzip2|''"})
  void is_compressed_for_who_accepts_that(String accepted, String encoding) {
    var reply = server.request("HEAD", "/embed.js").key(null).header("Accept-Encoding", accepted).send().is(200);
    assertThat(reply.header("Content-Encoding")).isEqualTo(encoding);
  }
}
