package io.counterservice.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveTicketTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final SecretDigest FIRST = new SecretDigest("a".repeat(64));
  private static final SecretDigest SECOND = new SecretDigest("b".repeat(64));
  private static final LiveTicket TICKET = new LiveTicket(new SecretDigest("c".repeat(64)), "k", FIRST, NOW, NOW.plusSeconds(30));
  private static final ApiKey KEY = key(Scope.LIVE_READ);

  @Test
  void lets_in_with_a_key_that_may_watch() {
    assertThat(TICKET.letsIn(KEY, NOW)).isTrue();
    assertThat(TICKET.letsIn(key(Scope.ADMIN), NOW)).isTrue();
    assertThat(TICKET.letsIn(key(Scope.COUNTERS_READ), NOW)).isFalse();
    assertThat(TICKET.letsIn(KEY.revoked(NOW), NOW)).isFalse();
  }

  @Test
  void is_void_after_a_rotation_even_while_the_old_secret_is_honoured() {
    assertThat(TICKET.letsIn(KEY.rotated(SECOND, NOW.plusSeconds(60)), NOW)).isFalse();
  }

  @Test
  void is_void_once_a_secret_that_may_have_bought_it_has_retired() {
    ApiKey rotated = KEY.rotated(SECOND, NOW.plusSeconds(5));
    LiveTicket ticket = new LiveTicket(TICKET.digest(), "k", SECOND, NOW, NOW.plusSeconds(30));
    assertThat(ticket.letsIn(rotated, NOW.plusSeconds(5).minusNanos(1))).isTrue();
    assertThat(ticket.letsIn(rotated, NOW.plusSeconds(5))).isFalse();
  }

  private static ApiKey key(Scope scope) {
    return new ApiKey("k", "key", FIRST, null, Set.of(scope), NamePattern.ALL, Set.of(), null, NOW, null, null);
  }
}
