package io.counterservice.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.access.KeyPatch.Assigned;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyPatchTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final WebOrigin SHOP = new WebOrigin("https://shop.example");
  private static final ApiKey KEY = new ApiKey("k", "key", new SecretDigest("a".repeat(64)), null, Set.of(Scope.COUNTERS_READ),
      new NamePattern("shop.*"), Set.of(), "gold", NOW, NOW.plusSeconds(9), null);

  @Test
  void leaves_what_it_does_not_name() {
    assertThat(new KeyPatch(null, null, null, null, null, null).applyTo(KEY)).isEqualTo(KEY);
  }

  @Test
  void changes_what_it_names() {
    var patch = new KeyPatch("new", Set.of(Scope.ADMIN), NamePattern.ALL, Set.of(SHOP), new Assigned<>("silver"),
        new Assigned<>(NOW.plusNanos(1_001)));
    var expected = new ApiKey("k", "new", KEY.secret(), null, Set.of(Scope.ADMIN), NamePattern.ALL, Set.of(SHOP), "silver", NOW,
        NOW.plusNanos(1_000),
        null);
    assertThat(patch.applyTo(KEY)).isEqualTo(expected);
  }

  @Test
  void takes_away_what_may_be_absent() {
    ApiKey bare = new KeyPatch(null, null, null, null, new Assigned<>(null), new Assigned<>(null)).applyTo(KEY);
    assertThat(bare.ratePlan()).isNull();
    assertThat(bare.expiresAt()).isNull();
  }
}
