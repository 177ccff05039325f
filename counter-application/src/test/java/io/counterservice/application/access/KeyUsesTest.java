package io.counterservice.application.access;

import static io.counterservice.application.access.SampleKeys.NOW;
import static io.counterservice.application.access.SampleKeys.OTHER_SECRET;
import static io.counterservice.application.access.SampleKeys.key;
import static io.counterservice.application.access.SampleKeys.presented;
import static io.counterservice.application.testing.Await.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.testing.InMemoryApiKeyStore;
import io.counterservice.application.testing.InMemoryKeyUseStore;
import io.counterservice.application.testing.InMemoryRatePlanStore;
import io.counterservice.application.testing.InMemoryUserStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.KeyUse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyUsesTest {
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
  private final ManualTime time = new ManualTime(NOW);
  private final InMemoryApiKeyStore keys = new InMemoryApiKeyStore();
  private final InMemoryKeyUseStore store = new InMemoryKeyUseStore();
  private final KeyDirectory directory = new KeyDirectory(keys, new KnownPlans(new InMemoryRatePlanStore(keys), null),
      KeyDirectory.Limits.DEFAULT, time::nanoTime, Runnable::run);
  private final KeyAuthenticator gate = new KeyAuthenticator(directory,
      new KnownUsers(new InMemoryUserStore(), Runnable::run, System::nanoTime), time);
  private final KeyUses uses = new KeyUses(directory, store, new StoreWork(directory, Runnable::run), time);

  @BeforeEach
  void fill() {
    keys.insert(key("known"), Caller.SERVICE);
    keys.insert(key("idle"), Caller.SERVICE);
    directory.refresh();
  }

  @Test
  void tells_how_often_and_when_a_key_was_let_in() {
    present(3);
    uses.save();
    assertThat(answer(uses.ofKey("known", 30))).containsExactly(new KeyUse("known", TODAY, 3, NOW));
    assertThat(answer(uses.lastOf(List.of("known", "idle")))).isEqualTo(Map.of("known", NOW));
  }

  @Test
  void counts_nobody_who_was_not_let_in() {
    var _ = gate.authenticate(presented("known", OTHER_SECRET));
    uses.save();
    assertThat(answer(uses.ofKey("known", 1))).isEmpty();
  }

  @Test
  void counts_on_where_a_key_is_edited_in_between() {
    present(1);
    assertThat(keys.update("known", known -> known.revoked(NOW.plusSeconds(9)), Caller.SERVICE, NOW)).isPresent();
    directory.refresh();
    uses.save();
    assertThat(answer(uses.ofKey("known", 1))).extracting(KeyUse::requests).containsExactly(1L);
  }

  @Test
  void loses_nothing_while_the_store_fails() {
    present(2);
    store.setBroken(true);
    uses.save();
    present(1);
    store.setBroken(false);
    uses.save();
    assertThat(answer(uses.ofKey("known", 1))).extracting(KeyUse::requests).containsExactly(3L);
  }

  @Test
  void counts_nothing_twice_where_only_forgetting_fails() {
    store.setForgetful(false);
    present(2);
    uses.save();
    store.setForgetful(true);
    uses.save();
    uses.save();
    assertThat(answer(uses.ofKey("known", 1))).extracting(KeyUse::requests).containsExactly(2L);
  }

  @Test
  void counts_nothing_twice_where_the_answer_gets_lost() {
    store.loseAnswer();
    present(2);
    uses.save();
    uses.save();
    assertThat(answer(uses.ofKey("known", 1))).extracting(KeyUse::requests).containsExactly(2L);
  }

  @Test
  void forgets_what_is_too_old_and_no_more() {
    present(1);
    uses.save();
    time.advance(Duration.ofDays(KeyUse.DAYS_KEPT - 1));
    directory.refresh();
    uses.save();
    assertThat(store.since("known", TODAY)).hasSize(1);
    assertThat(answer(uses.ofKey("known", KeyUse.DAYS_KEPT - 1))).isEmpty();
    time.advance(Duration.ofDays(1));
    uses.save();
    assertThat(store.since("known", TODAY)).isEmpty();
  }

  private void present(int times) {
    for (int time = 0; time < times; time++) {
      var _ = gate.authenticate(presented("known"));
    }
  }
}
