package io.counterservice.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.testing.Await;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a WebSocket client may not do, and how it hears of it. */
class SocketLimitsTest {
  private static final String SUBSCRIBE = "{'type':'subscribe','counters':['limited']}";
  private static LiveServer server;

  @BeforeAll
  static void start() {
    server = LiveServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void nothing_is_left() {
    Await.until(() -> server.connections() == 0 && server.feed.seats() == 0);
  }

  @Test
  void tells_of_a_broken_rule_and_stays() {
    try (SocketClient client = SocketClient.greeted(server)) {
      client.send("{'type':'subscribe','id':'my frame','counters':['a b']}");
      var error = client.next("error");
      assertThat(error.get("id").asString()).isEqualTo("my frame");
      assertThat(error.get("problem")).hasToString("""
          {"type":"/problems/invalid-request","title":"The request breaks a rule","status":400,\
          "detail":"counters must be 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit","field":"counters",\
          "rule":"must be 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit"}""");
      assertThat(client.isQuiet()).isTrue();
    }
  }

  @Test
  void tells_of_names_with_any_characters() {
    try (SocketClient client = SocketClient.greeted(server)) {
      client.send("{'type':'ping','\\n\\\"\\\\ü€😀':1}");
      assertThat(client.next("error").get("problem").get("field").asString()).isEqualTo("\n\"\\ü€😀");
    }
  }

  @Test
  void closes_after_twenty_bad_frames() {
    try (SocketClient client = SocketClient.greeted(server)) {
      for (int bad = 0; bad < 20; bad++) {
        client.send("{}");
        assertThat(type(client)).isEqualTo("/problems/invalid-request");
      }
      client.send("{}");
      assertThat(type(client)).isEqualTo("/problems/too-many-frames");
      assertThat(client.closed()).isEqualTo(1008);
      assertThat(client.reason).isEqualTo("too many frames");
    }
  }

  @Test
  void closes_on_a_flood() {
    try (SocketClient client = SocketClient.greeted(server)) {
      for (int sent = 0; sent < 1_000; sent++)
        client.send("{'type':'ping'}");
      for (int answered = 0; answered < 1_000; answered++)
        client.next("pong");
      client.send("{'type':'ping'}");
      assertThat(type(client)).isEqualTo("/problems/too-many-frames");
      assertThat(client.closed()).isEqualTo(1008);
    }
  }

  @Test
  void counts_pings_of_the_protocol_among_a_flood() {
    try (RawClient client = RawClient.greeted(server)) {
      for (int sent = 0; sent < 1_001; sent++)
        client.send(RawClient.frame(RawClient.PING, new byte[1]));
      assertThat(client.closed()).isEqualTo(1008);
    }
  }

  @Test
  void closes_on_a_binary_frame() {
    try (SocketClient client = SocketClient.greeted(server)) {
      client.sendBytes(new byte[] {1});
      assertThat(client.closed()).isEqualTo(1003);
    }
  }

  @Test
  void takes_64_kilobytes_and_no_more() {
    try (SocketClient client = SocketClient.greeted(server)) {
      client.send(padded(65_536));
      client.next("pong");
      client.send(padded(65_537));
      assertThat(client.closed()).isEqualTo(1009);
    }
  }

  @Test
  void takes_64_kilobytes_in_fragments_and_no_more() {
    try (SocketClient client = SocketClient.greeted(server)) {
      sendHalves(client, padded(65_536));
      client.next("pong");
      sendHalves(client, padded(65_537));
      assertThat(client.closed()).isEqualTo(1009);
    }
  }

  @Test
  void lets_a_client_that_is_still_sending_read_why() {
    for (int times = 0; times < 20; times++)
      try (RawClient client = RawClient.greeted(server)) {
        client.send(RawClient.frame(RawClient.TEXT, new byte[4_000_000]));
        assertThat(client.closed()).isEqualTo(1009);
        assertThat(client.isEnded()).isTrue();
      }
  }

  @Test
  void closes_on_text_that_is_no_utf8() {
    for (byte[] bad : List.of(new byte[] {'"', (byte) 0xff, '"'}, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        new byte[] {(byte) 0xc0, (byte) 0xaf}, new byte[] {'a', (byte) 0xe2, (byte) 0x82}))
      try (RawClient client = RawClient.greeted(server)) {
        client.send(RawClient.frame(RawClient.TEXT, bad));
        assertThat(client.closed()).isEqualTo(1007);
      }
  }

  @Test
  void takes_a_character_cut_by_fragments() {
    byte[] text = "{\"type\":\"ping\",\"id\":\"€\"}".getBytes(StandardCharsets.UTF_8);
    int cut = text.length - 4;
    try (RawClient client = RawClient.greeted(server)) {
      client.send(RawClient.frame(0x01, Arrays.copyOf(text, cut)));
      client.send(RawClient.frame(RawClient.PING, new byte[] {7}));
      client.send(RawClient.frame(0x80, Arrays.copyOfRange(text, cut, text.length)));
      assertThat(client.frame().payload()).isEqualTo("\u0007");
      assertThat(client.frame().payload()).isEqualTo("{\"type\":\"pong\",\"id\":\"\\u20ac\"}");
    }
  }

  @Test
  void closes_on_what_breaks_the_protocol() {
    byte[] unmasked = {(byte) RawClient.TEXT, 2, '{', '}'};
    byte[] reserved = RawClient.frame(0xc1, new byte[] {'{', '}'});
    byte[] unbegun = RawClient.frame(0x80, new byte[] {'{', '}'});
    byte[] unknown = RawClient.frame(0x83, new byte[] {'{', '}'});
    byte[] longPing = RawClient.frame(RawClient.PING, new byte[126]);
    byte[] shortClose = RawClient.frame(RawClient.CLOSE, new byte[1]);
    for (byte[] bad : List.of(unmasked, reserved, unbegun, unknown, longPing, shortClose))
      try (RawClient client = RawClient.greeted(server)) {
        client.send(bad);
        assertThat(client.closed()).isEqualTo(1002);
        assertThat(client.isEnded()).isTrue();
      }
  }

  @Test
  void answers_a_close_with_the_same() {
    try (RawClient client = RawClient.greeted(server)) {
      client.text(SUBSCRIBE);
      client.send(RawClient.frame(RawClient.CLOSE, new byte[] {3, (byte) 0xe8}));
      assertThat(client.closed()).isEqualTo(1000);
      assertThat(client.isEnded()).isTrue();
    }
    try (RawClient client = RawClient.greeted(server)) {
      client.send(RawClient.frame(RawClient.CLOSE, new byte[0]));
      assertThat(client.frame()).extracting(RawClient.Frame::head, frame -> frame.payload().length()).containsExactly(RawClient.CLOSE, 0);
    }
  }

  private static String type(SocketClient client) {
    return client.next("error").get("problem").get("type").asString();
  }

  private static String padded(int bytes) {
    String ping = "{'type':'ping'}";
    return ping + " ".repeat(bytes - ping.length());
  }

  private static void sendHalves(SocketClient client, String text) {
    String whole = text.replace('\'', '"');
    client.socket().sendText(whole.substring(0, 40_000), false).join();
    client.socket().sendText(whole.substring(40_000), true).join();
  }
}
