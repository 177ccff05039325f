package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one node is told of keys holds on another within a second, although the two have nothing in common but the database. */
class KeyChangesIT {
  private static final Duration HEARD_MAX = Duration.ofSeconds(1);
  private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(10);
  private static final String NEW_KEY = "{\"name\":\"shop\",\"scopes\":[\"counters:read\",\"counters:write\"],\"pattern\":\"shop.*\"}";

  private static RunningService here;
  private static RunningService there;

  @BeforeAll
  static void startTwoNodes() {
    String[] database = RunningService.database();
    here = RunningService.start(database);
    there = RunningService.start(database);
  }

  @AfterAll
  static void stopThem() {
    there.close();
    here.close();
  }

  @Test
  void a_revoked_key_is_refused_everywhere_within_a_second() {
    var key = manage("POST", "/keys", NEW_KEY, 201);
    assertThat(use(secretOf(key))).as("a new key works on another node at once").isEqualTo(200);

    manage("DELETE", "/keys/" + idOf(key), null, 200);

    assertThat(timeUntilRefused(secretOf(key))).isLessThan(HEARD_MAX);
  }

  @Test
  void a_rotated_key_has_its_new_secret_everywhere_at_once_and_its_old_one_nowhere_within_a_second() {
    var key = manage("POST", "/keys", NEW_KEY, 201);
    assertThat(use(secretOf(key))).isEqualTo(200);

    var rotated = manage("POST", "/keys/" + idOf(key) + "/rotate", "{\"overlap\":\"PT0S\"}", 200);

    assertThat(use(secretOf(rotated))).isEqualTo(200);
    assertThat(timeUntilRefused(secretOf(key))).isLessThan(HEARD_MAX);
  }

  private Reply manage(String method, String path, @Nullable String body, int status) {
    var request = Request.of(method, path).key(here.adminKey());
    var reply = here.client().send(body == null ? request : request.json(body));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    return reply;
  }

  private int use(String secret) {
    return there.client().send(Request.of("POST", "/counters/shop.a/increment").key(secret)).status();
  }

  private Duration timeUntilRefused(String secret) {
    long start = System.nanoTime();
    var waited = Duration.ZERO;
    while (use(secret) != 401 && waited.compareTo(GIVEN_UP_AFTER) < 0) {
      LockSupport.parkNanos(POLL.toNanos());
      waited = Duration.ofNanos(System.nanoTime() - start);
    }
    return waited;
  }

  private static String idOf(Reply key) {
    return key.json().get("id").asString();
  }

  private static String secretOf(Reply key) {
    return key.json().get("secret").asString();
  }
}
