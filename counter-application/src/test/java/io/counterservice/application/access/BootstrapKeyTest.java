package io.counterservice.application.access;

import static io.counterservice.application.access.SampleKeys.NOW;
import static io.counterservice.application.access.SampleKeys.OTHER_SECRET;
import static io.counterservice.application.access.SampleKeys.SECRET;
import static io.counterservice.application.access.SampleKeys.key;
import static io.counterservice.application.access.SampleKeys.presented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import io.counterservice.application.port.out.ApiKeyStore.Changes;
import io.counterservice.application.testing.InMemoryApiKeyStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.access.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapKeyTest {
  private final ManualTime time = new ManualTime(NOW);
  private final InMemoryApiKeyStore store = new InMemoryApiKeyStore();
  private final BootstrapKey bootstrap = new BootstrapKey(store, time, new Random(1));

  @Test
  void stores_the_key_of_the_setting_as_an_administrator() {
    ApiKey key = bootstrap.configure(presented("boot"));
    assertThat(store.find("boot")).contains(key);
    assertThat(key.scopes()).containsExactly(Scope.ADMIN);
    assertThat(key.pattern()).isEqualTo(NamePattern.ALL);
    assertThat(key.ratePlan()).isEqualTo(RatePlan.NONE);
    assertThat(key.expiresAt()).isNull();
    assertThat(key.secret()).isEqualTo(key("boot").secret());
  }

  @Test
  void changes_nothing_at_the_next_start() {
    ApiKey first = bootstrap.configure(presented("boot"));
    long last = store.changesAfter(0, 10).last();
    time.advance(Duration.ofDays(1));
    assertThat(bootstrap.configure(presented("boot"))).isEqualTo(first);
    assertThat(store.changesAfter(last, 10)).isEqualTo(new Changes(List.of(), last));
  }

  @Test
  void replaces_a_key_of_the_same_id_with_another_secret_at_once() {
    ApiKey _ = bootstrap.configure(presented("boot"));
    ApiKey replaced = bootstrap.configure(presented("boot", OTHER_SECRET));
    assertThat(replaced.secret()).isEqualTo(KeyText.of("boot", OTHER_SECRET).secretDigest());
    assertThat(replaced.retiring()).isNull();
    assertThat(store.list(null, 10)).containsExactly(replaced);
  }

  @Test
  void gives_a_lesser_key_of_the_same_secret_the_rights_of_an_administrator() {
    assertThat(store.insert(key("boot", NOW.plusSeconds(1)), Caller.SERVICE)).isTrue();
    ApiKey key = bootstrap.configure(presented("boot"));
    assertThat(key.scopes()).containsExactly(Scope.ADMIN);
    assertThat(key.expiresAt()).isNull();
  }

  @Test
  void leaves_a_revoked_key_revoked_until_it_gets_another_secret() {
    ApiKey _ = bootstrap.configure(presented("boot"));
    assertThat(store.update("boot", key -> key.revoked(NOW), Caller.SERVICE, NOW)).isPresent();
    assertThat(bootstrap.configure(presented("boot")).revokedAt()).isEqualTo(NOW);
    assertThat(bootstrap.configure(presented("boot", OTHER_SECRET)).revokedAt()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret-of-mine", "ck_boot_only31characters_______________", "ck_no-id_ssssssssssssssssssssssssssssssss"})
  void refuses_what_is_no_key_and_names_the_setting_not_the_value(String text) {
    assertThatThrownBy(() -> bootstrap.configure(text)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("counter.bootstrap.api-key must be ck_<id>_<secret>")
        .hasMessageNotContaining(text.isEmpty() ? SECRET : text);
    assertThatThrownBy(() -> BootstrapKey.requireKey(text)).isInstanceOf(IllegalArgumentException.class);
    assertThat(store.list(null, 1)).isEmpty();
  }

  @Test
  void generates_a_first_key_once() {
    IssuedKey issued = bootstrap.generate().orElseThrow();
    assertThat(issued.presented()).startsWith("ck_" + issued.key().id() + "_");
    assertThat(issued.key().scopes()).containsExactly(Scope.ADMIN);
    assertThat(store.find(issued.key().id())).contains(issued.key());
    assertThat(bootstrap.generate()).isEmpty();
  }

  @Test
  void generates_none_beside_another_key() {
    assertThat(store.insert(key("other"), Caller.SERVICE)).isTrue();
    assertThat(bootstrap.generate()).isEmpty();
  }
}
