package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Badges of public counters. */
class BadgesTest {
  private static final String PUBLIC = "{\"public\":true,\"value\":1234567}";
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start();
    for (String name : new String[] {"downloads", "logo.svg", "a.b:c-d_e", "downloads.svg"})
      server.request("PUT", "/counters/" + name).json(PUBLIC).send().is(201);
    server.request("PUT", "/counters/secret").json("{\"value\":42}").send().is(201);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shows_name_and_value_to_anybody() throws Exception {
    var reply = badge("downloads.svg").is(200);
    assertThat(reply.header("Content-Type")).isEqualTo("image/svg+xml; charset=utf-8");
    assertThat(reply.header("Cache-Control")).startsWith("public, max-age=10, stale-while-revalidate=");
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(reply.header("Content-Security-Policy")).isEqualTo("default-src 'none'; style-src 'unsafe-inline'");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    Element svg = xml(reply);
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getAttribute("aria-label")).isEqualTo("downloads: 1,234,567");
    assertThat(text(svg, "title", 0)).isEqualTo("downloads: 1,234,567");
    assertThat(text(svg, "text", 0)).isEqualTo("downloads");
    assertThat(text(svg, "text", 1)).isEqualTo("1,234,567");
    assertThat(reply.body().length()).isLessThan(1_200);
  }

  @ParameterizedTest
  @CsvSource({"full,1234567", "grouped,'1,234,567'", "short,1.2M"})
  void writes_the_value_as_asked(String format, String shown) throws Exception {
    assertThat(text(xml(badge("downloads.svg?format=" + format).is(200)), "text", 1)).isEqualTo(shown);
  }

  @Test
  void has_the_colours_and_the_shape_asked_for() {
    assertThat(badge("downloads.svg?color=ABC&labelColor=white&style=flat-square").is(200).body())
        .contains("fill=\"#aabbcc\" d=\"M71 0H", "fill=\"#ffffff\" d=\"M0 0H71a0 0", "<text x=\"6\" y=\"14\" fill=\"#000000\"");
    assertThat(badge("downloads.svg?style=round").body()).contains("d=\"M10 0H", "a10 10 0 0 1");
    assertThat(badge("downloads.svg").body()).isEqualTo(badge("downloads.svg?color=blue&labelColor=grey&style=flat&format=grouped").body());
  }

  @Test
  void may_have_no_label_and_is_called_by_its_name_all_the_same() throws Exception {
    Element svg = xml(badge("downloads.svg?label=").is(200));
    assertThat(svg.getElementsByTagName("text").getLength()).isEqualTo(1);
    assertThat(svg.getAttribute("aria-label")).isEqualTo("downloads: 1,234,567");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "\"/><x a='", "&amp;&#0;", "]]>", "<!--", "Größe & ü", "下载", "\ud83d\ude80 go",
      "שלום",
      "e\u0301", "%s{0}\\"})
  void takes_any_label_and_stays_xml(String label) throws Exception {
    Element svg = xml(badge("downloads.svg?label=" + URLEncoder.encode(label, StandardCharsets.UTF_8)).is(200));
    assertThat(text(svg, "text", 0)).isEqualTo(label);
    assertThat(svg.getAttribute("aria-label")).isEqualTo(label + ": 1,234,567");
    assertThat(svg.getElementsByTagName("*").getLength()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({"label=%00,label,at most 64", "label=a%0Ab,label,control", "label=%EF%BF%BE,label,control", "color=%23fff,color,hexadecimal",
      "color=,color,hexadecimal", "labelColor=nocolour,labelColor,black", "style=plastic,style,'flat, flat-square, round'",
      "style=FLAT,style,flat", "format=roman,format,'full, grouped, short'", "logo=x,logo,not a query parameter",
      "style=flat&style=flat,style,once"})
  void tells_what_it_does_not_understand(String query, String field, String rule) {
    badge("downloads.svg?" + query).isProblem(400, "invalid-request").names(field, rule);
  }

  @Test
  void label_has_64_characters_at_most() {
    badge("downloads.svg?label=" + "%F0%9F%9A%80".repeat(64)).is(200);
    badge("downloads.svg?label=" + "a".repeat(65)).isProblem(400, "invalid-request").names("label", "64");
  }

  @Test
  void what_is_private_is_told_like_what_is_not_there() {
    TestReply secret = badge("secret.svg").isProblem(404, "counter-not-found");
    TestReply nobody = badge("nobody.svg").isProblem(404, "counter-not-found");
    assertThat(secret.body().replace("secret", "nobody")).isEqualTo(nobody.body());
    assertThat(secret.response().headers().map().keySet()).isEqualTo(nobody.response().headers().map().keySet());
    assertThat(badge("secret.svg?format=roman").body()).isEqualTo(badge("nobody.svg?format=roman").body());
  }

  @Test
  void becomes_private_at_once() {
    server.request("PUT", "/counters/fickle").json(PUBLIC).send().is(201);
    badge("fickle.svg").is(200);
    server.request("PATCH", "/counters/fickle").body("application/merge-patch+json", "{\"public\":false}").send().is(200);
    badge("fickle.svg").isProblem(404, "counter-not-found");
  }

  @Test
  void name_is_what_stands_before_the_last_svg() throws Exception {
    assertThat(text(xml(badge("logo.svg.svg").is(200)), "text", 0)).isEqualTo("logo.svg");
    assertThat(text(xml(badge("downloads.svg.svg").is(200)), "text", 0)).isEqualTo("downloads.svg");
    assertThat(text(xml(badge("downloads%2Esvg").is(200)), "text", 0)).isEqualTo("downloads");
    badge("a.b:c-d_e.svg").is(200);
    badge("logo.svg").isProblem(404, "counter-not-found");
    for (String path : new String[] {"downloads", "downloads.png", "downloads.SVG", "downloads.svg/", ""})
      badge(path).isProblem(404, "path-not-found");
    for (String path : new String[] {".svg", "a%2Fb.svg", "%00.svg", "-a.svg"})
      badge(path).isProblem(400, "invalid-request").names("name", "1 to 128");
  }

  @Test
  void is_not_sent_again_to_who_has_it() {
    server.request("PUT", "/counters/seen").json(PUBLIC).send().is(201);
    TestReply first = badge("seen.svg").is(200);
    String tag = first.header("ETag");
    for (String known : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
      TestReply again = server.request("GET", "/badges/seen.svg").key(null).header("If-None-Match", known).send().is(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(tag);
      assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
    }
    assertThat(badge("seen.svg?style=round").header("ETag")).isNotEqualTo(tag);
    server.request("POST", "/counters/seen/increment").send().is(200);
    TestReply next = server.request("GET", "/badges/seen.svg").key(null).header("If-None-Match", tag).send().is(200);
    assertThat(next.body()).contains("1,234,568");
  }

  @Test
  void connection_goes_on_after_an_answer_without_a_body() {
    String tag = badge("downloads.svg").header("ETag");
    try (var connection = new RawConnection(server.port())) {
      for (int time = 0; time < 3; time++)
        assertThat(connection.send("GET /badges/downloads.svg HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: " + tag + "\r\n\r\n").receive())
            .startsWith("HTTP/1.1 304").doesNotContain("connection: close", "Content-Length", "<svg");
    }
  }

  @Test
  void head_tells_all_but_the_picture() {
    TestReply head = server.request("HEAD", "/badges/downloads.svg").key(null).send().is(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("ETag")).isEqualTo(badge("downloads.svg").header("ETag"));
    server.request("POST", "/badges/downloads.svg").key(null).send().isProblem(405, "method-not-allowed");
  }

  private static TestReply badge(String pathAndQuery) {
    return server.request("GET", "/badges/" + pathAndQuery).key(null).send();
  }

  private static Element xml(TestReply reply) throws Exception {
    var factory = DocumentBuilderFactory.newNSInstance();
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(reply.body()))).getDocumentElement();
  }

  private static String text(Element svg, String tag, int index) {
    return svg.getElementsByTagName(tag).item(index).getTextContent();
  }
}
