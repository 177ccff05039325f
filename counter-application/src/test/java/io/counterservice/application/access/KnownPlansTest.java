package io.counterservice.application.access;

import static io.counterservice.application.access.SampleKeys.NOW;
import static io.counterservice.application.access.SampleKeys.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.testing.InMemoryApiKeyStore;
import io.counterservice.application.testing.InMemoryRatePlanStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.KeyPatch;
import io.counterservice.domain.access.KeyPatch.Assigned;
import io.counterservice.domain.access.RatePlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which plan holds for a key, as the directory tells it after each reading. */
class KnownPlansTest {
  private static final RatePlan GOLD = new RatePlan("gold", 100, 200, null);
  private static final RatePlan BASIC = new RatePlan("basic", 1, 2, null);
  private final ManualTime time = new ManualTime(NOW);
  private final InMemoryApiKeyStore keys = new InMemoryApiKeyStore();
  private final InMemoryRatePlanStore plans = new InMemoryRatePlanStore(keys);

  @Test
  void a_key_has_its_own_plan_as_it_is_now() {
    KeyDirectory directory = directory(null);
    insert("k", "gold");
    assertThat(plans.insert(GOLD, Caller.SERVICE, NOW)).isTrue();
    directory.refresh();
    assertThat(directory.ofKey("k")).contains(GOLD);
    var edited = new RatePlan("gold", 5, 5, 50L);
    assertThat(plans.replace(edited, Caller.SERVICE, NOW)).isTrue();
    directory.refresh();
    assertThat(directory.ofKey("k")).contains(edited);
  }

  @Test
  void a_key_is_moved_from_plan_to_plan() {
    KeyDirectory directory = directory(null);
    insert("k", "gold");
    assertThat(plans.insert(GOLD, Caller.SERVICE, NOW)).isTrue();
    assertThat(plans.insert(BASIC, Caller.SERVICE, NOW)).isTrue();
    directory.refresh();
    assertThat(keys.update("k", new KeyPatch(null, null, null, null, new Assigned<>("basic"), null)::applyTo, Caller.SERVICE, NOW))
        .isPresent();
    directory.refresh();
    assertThat(directory.ofKey("k")).contains(BASIC);
  }

  @Test
  void a_key_without_a_plan_has_the_default_one_once_that_exists() {
    KnownPlans known = new KnownPlans(plans, "basic");
    KeyDirectory directory = directory(known);
    insert("k", null);
    insert("free", RatePlan.NONE);
    directory.refresh();
    assertThat(directory.ofKey("k")).isEmpty();
    assertThat(known.isDefaultMissing()).isTrue();
    assertThat(plans.insert(BASIC, Caller.SERVICE, NOW)).isTrue();
    directory.refresh();
    assertThat(directory.ofKey("k")).contains(BASIC);
    assertThat(directory.ofKey("free")).isEmpty();
    assertThat(known.isDefaultMissing()).isFalse();
  }

  @Test
  void a_key_whose_plan_is_gone_has_the_default_one() {
    KeyDirectory directory = directory(new KnownPlans(plans, "basic"));
    insert("k", "gone");
    assertThat(plans.insert(BASIC, Caller.SERVICE, NOW)).isTrue();
    directory.refresh();
    assertThat(directory.ofKey("k")).contains(BASIC);
  }

  @Test
  void no_default_is_no_limit() {
    for (String none : new String[] {null, RatePlan.NONE}) {
      KnownPlans known = new KnownPlans(plans, none);
      KeyDirectory directory = directory(known);
      insert("k" + none, null);
      directory.refresh();
      assertThat(directory.ofKey("k" + none)).isEmpty();
      assertThat(directory.ofKey("unknown")).isEmpty();
      assertThat(known.isDefaultMissing()).isFalse();
    }
  }

  @Test
  void knows_nothing_new_while_the_plans_cannot_be_read() {
    KeyDirectory directory = directory(null);
    plans.breakDown();
    directory.refresh();
    assertThat(directory.isCurrent()).isFalse();
  }

  private KeyDirectory directory(@Nullable KnownPlans known) {
    return new KeyDirectory(keys, known == null ? new KnownPlans(plans, null) : known, KeyDirectory.Limits.DEFAULT, time::nanoTime,
        Runnable::run);
  }

  private void insert(String id, @Nullable String ratePlan) {
    assertThat(keys.insert(new KeyPatch(null, null, null, null, new Assigned<>(ratePlan), null).applyTo(key(id)), Caller.SERVICE)).isTrue();
  }
}
