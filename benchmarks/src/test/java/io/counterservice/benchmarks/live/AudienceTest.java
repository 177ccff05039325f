package io.counterservice.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AudienceTest {
  private static final String SNAPSHOT = "{\"type\":\"snapshot\",\"name\":\"hot\",\"value\":4,\"version\":10,\"at\":\"2026-11-21T11:25:08Z\"}";
  private static final Feed FEED = Feed.ofOne("/live", "Authorization: Bearer k\r\n", new LiveText(), "{\"type\":\"subscribe\"}");
  private static final Duration SHORT = Duration.ofMillis(20);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000_000})
  void counts_what_each_was_told_however_it_arrives(int pieceBytes) throws Exception {
    try (var stub = new StubFeed(StubFeed.ACCEPTS, SNAPSHOT); var audience = gather(stub, FEED, 50)) {
      stub.send(pieceBytes, change(11, 12, 0), "{\"type\":\"hello\",\"text\":\"" + "x".repeat(300) + "\"}", change(13, 20, 0));

      var seen = await(audience, now -> now.chain().versions() == 500);
      assertThat(seen.updates()).hasSize(50).containsOnly(2L);
      assertThat(seen.chain()).isEqualTo(new Tally.Chain(500, 0, 0, 0));
      assertThat(seen.cpuSeconds()).isPositive();
    }
  }

  @Test
  void says_what_it_was_told_to_say_and_answers_pings() throws Exception {
    try (var stub = new StubFeed(StubFeed.ACCEPTS, SNAPSHOT); var audience = gather(stub, FEED, 1)) {
      stub.send(3, StubFeed.frame(Frames.PING, "are you there"));
      audience.say(number -> "more of " + number + "x".repeat(200));

      await(audience, _ -> stub.heard.size() == 4);
      assertThat(stub.heard.remove()).startsWith("GET /live HTTP/1.1\r\n").contains("\r\nAuthorization: Bearer k\r\n",
          "\r\nUpgrade: websocket\r\n");
      assertThat(stub.heard).startsWith("1:{\"type\":\"subscribe\"}").contains("10:are you there", "1:more of 0" + "x".repeat(200));
    }
  }

  @Test
  void notices_what_is_lost_doubled_and_passed_over() throws Exception {
    try (var stub = new StubFeed(StubFeed.ACCEPTS, SNAPSHOT); var audience = gather(stub, FEED, 2)) {
      stub.send(1_000, change(11, 11, 0), change(14, 15, 0), change(15, 16, 0), "{\"type\":\"gap\",\"name\":\"hot\",\"after\":16}",
          SNAPSHOT.replace("10", "30"), change(31, 31, 0));

      assertThat(await(audience, now -> now.chain().versions() == 10).chain()).isEqualTo(new Tally.Chain(10, 4, 2, 2));
    }
  }

  @Test
  void measures_ages() throws Exception {
    try (var stub = new StubFeed(StubFeed.ACCEPTS, SNAPSHOT); var audience = gather(stub, FEED, 1)) {
      for (int version = 11; version < 111; version++)
        stub.send(1_000, change(version, version, version < 109 ? 500 : 5_000));

      var seen = await(audience, now -> now.age().count() == 100);
      assertThat(seen.age().millisAt(0.5)).isBetween(500L, 1_500L);
      assertThat(seen.age().millisAt(0.99)).isBetween(4_900L, 6_000L);
      assertThat(seen.worstSecondMillis()).isGreaterThanOrEqualTo(4_900);
      audience.begin();
      assertThat(audience.seen().age().count()).isZero();
      assertThat(audience.seen().updates()).containsExactly(0L);
    }
  }

  @Test
  void tells_each_counter_of_a_subscriber_apart() throws Exception {
    var feed = new Feed("/live", "", new LiveText(), number -> "of " + number, 2, number -> 2 * number, 0);
    try (var stub = new StubFeed(StubFeed.ACCEPTS, "{}"); var audience = gather(stub, feed, 1)) {
      for (var name : new String[] {"live:0", "live:1"})
        stub.send(1_000, SNAPSHOT.replace("hot", name), change(11, 11, 0).replace("hot", name));

      assertThat(await(audience, now -> now.chain().versions() == 2).chain().doubled()).isZero();
    }
  }

  @Test
  void reads_what_peers_publish() throws Exception {
    var feed = Feed.ofOne("/.json", "", new StampText(), "[\"SUBSCRIBE\",\"hot\"]");
    try (var stub = new StubFeed(StubFeed.ACCEPTS, "{\"SUBSCRIBE\":[\"subscribe\",\"hot\",1]}"); var audience = gather(stub, feed, 1)) {
      for (int message = 0; message < 3; message++)
        stub.send(1_000, "{\"SUBSCRIBE\":[\"message\",\"hot\",\"" + StampText.of(System.currentTimeMillis()) + "\"]}");

      var seen = await(audience, now -> now.age().count() == 3);
      assertThat(seen.updates()).containsExactly(3L);
      assertThat(seen.chain()).isEqualTo(new Tally.Chain(0, 0, 0, 0));
      assertThat(seen.age().maxMillis()).isLessThan(5_000);
    }
  }

  @Test
  void tells_why_it_is_not_let_in() throws Exception {
    try (var stub = new StubFeed("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n", SNAPSHOT)) {
      assertThatThrownBy(() -> gather(stub, FEED, 5)).isInstanceOf(IOException.class).hasMessageContaining("429");
    }
  }

  @Test
  void fails_when_a_connection_is_closed() throws Exception {
    try (var stub = new StubFeed(StubFeed.ACCEPTS, SNAPSHOT); var audience = gather(stub, FEED, 5)) {
      stub.send(1_000, StubFeed.frame(Frames.CLOSE, "..too slow"));

      assertThatThrownBy(() -> audience.seenAfter(Duration.ofSeconds(30))).isInstanceOf(IOException.class).hasMessageContaining("too slow");
    }
  }

  private static Audience gather(StubFeed stub, Feed feed, int count) throws IOException, InterruptedException {
    return Audience.gather(stub.addresses(), feed, count, _ -> {
    });
  }

  private static Seen await(Audience audience, Predicate<Seen> condition) throws IOException, InterruptedException {
    var seen = audience.seenAfter(SHORT);
    while (!condition.test(seen))
      seen = audience.seenAfter(SHORT);
    return seen;
  }

  private static String change(long from, long to, long ageMillis) {
    return "{\"type\":\"change\",\"name\":\"hot\",\"value\":-6,\"version\":%d,\"from\":%d,\"delta\":6,\"at\":\"%s\"}".formatted(to, from,
        Instant.now().minusMillis(ageMillis));
  }
}
