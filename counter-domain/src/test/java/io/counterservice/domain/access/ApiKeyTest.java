package io.counterservice.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final SecretDigest FIRST = new SecretDigest("a".repeat(64));
  private static final SecretDigest SECOND = new SecretDigest("b".repeat(64));

  @Test
  void is_called_what_can_stand_in_one_line() {
    assertThat(ApiKey.isName("till 3")).isTrue();
    assertThat(ApiKey.isName("ü".repeat(ApiKey.NAME_LENGTH_MAX))).isTrue();
    assertThat(ApiKey.isName("x".repeat(ApiKey.NAME_LENGTH_MAX + 1))).isFalse();
    for (String wrong : new String[] {"", " ", "a\nb", "\ta", "a\u0000", "\u007f", "a\u009b"})
      assertThat(ApiKey.isName(wrong)).as(wrong).isFalse();
  }

  @Test
  void is_in_force_until_the_instant_it_expires() {
    ApiKey key = key(NOW);
    assertThat(key.isInForce(NOW.minusNanos(1))).isTrue();
    assertThat(key.isInForce(NOW)).isFalse();
    assertThat(key(null).isInForce(Instant.MAX)).isTrue();
  }

  @Test
  void is_not_in_force_once_revoked() {
    assertThat(key(null).revoked(NOW).isInForce(NOW)).isFalse();
    assertThat(key(null).revoked(NOW).isInForce(NOW.minusSeconds(1))).isFalse();
  }

  @Test
  void keeps_the_instant_it_was_revoked_first() {
    ApiKey revoked = key(null).revoked(NOW);
    assertThat(revoked.revoked(NOW.plusSeconds(1))).isSameAs(revoked);
  }

  @Test
  void retires_its_secret_when_rotated_and_keeps_the_rest() {
    ApiKey rotated = key(NOW).rotated(SECOND, NOW);
    assertThat(rotated.secret()).isEqualTo(SECOND);
    assertThat(rotated.retiring()).isEqualTo(new ApiKey.Retiring(FIRST, NOW));
    assertThat(rotated.rotated(FIRST, NOW).retiring()).isEqualTo(new ApiKey.Retiring(SECOND, NOW));
    assertThat(rotated.expiresAt()).isEqualTo(NOW);
  }

  @Test
  void may_do_what_its_scopes_say_and_everything_as_administrator() {
    assertThat(key(null).allows(Scope.COUNTERS_READ)).isTrue();
    assertThat(key(null).allows(Scope.COUNTERS_WRITE)).isFalse();
    var admin = new ApiKey("a", "a", FIRST, null, Set.of(Scope.ADMIN), NamePattern.ALL, null, NOW, null, null);
    assertThat(Scope.values()).allMatch(admin::allows);
  }

  @Test
  void shows_no_digest() {
    assertThat(key(null).rotated(SECOND, NOW).toString()).doesNotContain("aaaa").doesNotContain("bbbb");
  }

  private static ApiKey key(@Nullable Instant expiresAt) {
    return new ApiKey("k", "key", FIRST, null, Set.of(Scope.COUNTERS_READ), new NamePattern("shop.*"), null, NOW.minusSeconds(60),
        expiresAt,
        null);
  }
}
