package io.counterservice.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    var admin = new ApiKey("a", "a", FIRST, null, Set.of(Scope.ADMIN), NamePattern.ALL, Set.of(), null, NOW, null, null);
    assertThat(Scope.values()).allMatch(admin::allows);
  }

  @Test
  void lets_pages_of_its_origins_in_however_they_are_written() {
    var shop = new WebOrigin("https://shop.example");
    ApiKey key = patched(Set.of(shop, new WebOrigin("http://localhost:3000")));
    assertThat(List.of("https://shop.example", "http://localhost:3000", "https://SHOP.example:443")).allMatch(key::allowsOrigin);
    assertThat(
        List.of("http://shop.example", "https://shop.example.evil", "https://evil.shop.example", "http://localhost", "null", "", "*"))
        .noneMatch(key::allowsOrigin);
    assertThat(key(null).allowsOrigin("https://shop.example")).isFalse();
    assertThat(List.of("https://any.example", "null", "file://", "")).allMatch(patched(Set.of(shop, WebOrigin.ANY))::allowsOrigin);
  }

  @Test
  void has_at_most_sixteen_origins() {
    var many = IntStream.range(0, ApiKey.ORIGINS_MAX + 1).mapToObj(n -> new WebOrigin("https://h" + n)).collect(Collectors.toSet());
    assertThatThrownBy(() -> patched(many)).isInstanceOf(IllegalArgumentException.class);
    many.remove(new WebOrigin("https://h0"));
    assertThat(patched(many).origins()).hasSize(ApiKey.ORIGINS_MAX);
    assertThat(patched(many).revoked(NOW).rotated(SECOND, NOW).origins()).isEqualTo(many);
  }

  @Test
  void honours_its_secret_and_the_one_that_retires() {
    ApiKey rotated = key(null).rotated(SECOND, NOW);
    assertThat(rotated.honours(SECOND, NOW)).isTrue();
    assertThat(rotated.honours(FIRST, NOW.minusNanos(1))).isTrue();
    assertThat(rotated.honours(FIRST, NOW)).isFalse();
    assertThat(rotated.honours(new SecretDigest("c".repeat(64)), NOW.minusNanos(1))).isFalse();
    assertThat(key(null).honours(SECOND, NOW)).isFalse();
  }

  @Test
  void honours_all_of_an_earlier_state_as_long_as_no_secret_has_ended_since() {
    ApiKey rotated = key(null).rotated(SECOND, NOW);
    assertThat(key(null).honoursAllOf(key(null), NOW, NOW)).isTrue();
    assertThat(rotated.honoursAllOf(key(null), NOW.minusSeconds(9), NOW.minusNanos(1))).isTrue();
    assertThat(rotated.honoursAllOf(key(null), NOW.minusSeconds(9), NOW)).isFalse();
    assertThat(rotated.honoursAllOf(rotated, NOW.minusNanos(1), NOW)).isFalse();
    assertThat(rotated.honoursAllOf(rotated, NOW, NOW)).isTrue();
  }

  @Test
  void shows_no_digest() {
    assertThat(key(null).rotated(SECOND, NOW).toString()).doesNotContain("aaaa").doesNotContain("bbbb");
  }

  private static ApiKey patched(Set<WebOrigin> origins) {
    return new KeyPatch(null, null, null, origins, null, null).applyTo(key(null));
  }

  private static ApiKey key(@Nullable Instant expiresAt) {
    return new ApiKey("k", "key", FIRST, null, Set.of(Scope.COUNTERS_READ), new NamePattern("shop.*"), Set.of(), null, NOW.minusSeconds(60),
        expiresAt,
        null);
  }
}
