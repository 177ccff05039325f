package io.counterservice.application.access;

import static io.counterservice.application.access.SampleKeys.NOW;
import static io.counterservice.application.access.SampleKeys.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.ManageRatePlans;
import io.counterservice.application.port.in.ManageRatePlans.Deletion;
import io.counterservice.application.port.in.ManageRatePlans.Writing;
import io.counterservice.application.testing.InMemoryApiKeyStore;
import io.counterservice.application.testing.InMemoryRatePlanStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.KeyPatch;
import io.counterservice.domain.access.KeyPatch.Assigned;
import io.counterservice.domain.access.RatePlan;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RatePlanKeeperTest {
  private static final RatePlan GOLD = new RatePlan("gold", 100, 200, null);
  private final InMemoryApiKeyStore keys = new InMemoryApiKeyStore();
  private final InMemoryRatePlanStore store = new InMemoryRatePlanStore(keys);
  private final KnownPlans known = new KnownPlans(store, "basic");
  private final KeyDirectory directory = new KeyDirectory(keys, known, KeyDirectory.Limits.DEFAULT, new ManualTime(NOW)::nanoTime,
      Runnable::run).start();
  private final ManageRatePlans plans = new RatePlanKeeper(store, known, new StoreWork(directory, Runnable::run), () -> NOW);

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void creates_a_plan_that_holds_when_it_is_answered() {
    assertThat(keys.insert(of("k", "gold"), Caller.SERVICE)).isTrue();
    assertThat(await(plans.create(GOLD, Caller.SERVICE))).isEqualTo(Writing.CREATED);
    assertThat(directory.ofKey("k")).contains(GOLD);
    assertThat(await(plans.find("gold"))).contains(GOLD);
    assertThat(await(plans.list())).containsExactly(GOLD);
    assertThat(await(plans.create(GOLD, Caller.SERVICE))).isEqualTo(Writing.NAME_TAKEN);
  }

  @Test
  void puts_a_plan_whether_it_is_there_or_not() {
    assertThat(await(plans.put(GOLD, Caller.SERVICE))).isEqualTo(Writing.CREATED);
    var slower = new RatePlan("gold", 1, 1, null);
    assertThat(await(plans.put(slower, Caller.SERVICE))).isEqualTo(Writing.REPLACED);
    assertThat(await(plans.find("gold"))).contains(slower);
  }

  @Test
  void edits_a_plan_as_whoever_edits_it_saw_it_and_makes_none_anew() {
    var slower = new RatePlan("gold", 1, 1, null);
    assertThat(await(plans.edit(GOLD, slower, Caller.SERVICE))).isFalse();
    assertThat(await(plans.create(GOLD, Caller.SERVICE))).isEqualTo(Writing.CREATED);
    assertThat(await(plans.edit(GOLD, slower, Caller.SERVICE))).isTrue();
    assertThat(await(plans.edit(GOLD, new RatePlan("gold", 2, 2, null), Caller.SERVICE))).isFalse();
    assertThat(await(plans.list())).containsExactly(slower);
  }

  @Test
  void takes_no_more_plans_than_every_node_holds() {
    for (int n = 0; n < ManageRatePlans.PLANS_MAX; n++)
      assertThat(store.insert(new RatePlan("p" + n, 1, 1, null), Caller.SERVICE, NOW)).isTrue();
    assertThat(await(plans.create(GOLD, Caller.SERVICE))).isEqualTo(Writing.TOO_MANY);
    assertThat(await(plans.put(GOLD, Caller.SERVICE))).isEqualTo(Writing.TOO_MANY);
    assertThat(await(plans.create(new RatePlan("p0", 2, 2, null), Caller.SERVICE))).isEqualTo(Writing.NAME_TAKEN);
    assertThat(await(plans.put(new RatePlan("p0", 2, 2, null), Caller.SERVICE))).isEqualTo(Writing.REPLACED);
  }

  @Test
  void deletes_no_plan_that_holds_for_keys() {
    var basic = new RatePlan("basic", 1, 1, null);
    assertThat(await(plans.delete("basic", Caller.SERVICE))).isEqualTo(new Deletion.Unknown());
    assertThat(await(plans.create(basic, Caller.SERVICE))).isEqualTo(Writing.CREATED);
    assertThat(await(plans.delete("basic", Caller.SERVICE))).isEqualTo(new Deletion.IsDefault());
    assertThat(await(plans.create(GOLD, Caller.SERVICE))).isEqualTo(Writing.CREATED);
    assertThat(keys.insert(of("k", "gold"), Caller.SERVICE)).isTrue();
    assertThat(await(plans.delete("gold", Caller.SERVICE))).isEqualTo(new Deletion.InUse(1));
    assertThat(keys.update("k", key -> key.revoked(NOW), Caller.SERVICE, NOW)).isPresent();
    assertThat(await(plans.delete("gold", Caller.SERVICE))).isEqualTo(new Deletion.Deleted(GOLD));
    assertThat(await(plans.list())).containsExactly(basic);
  }

  private static ApiKey of(String id, String ratePlan) {
    return new KeyPatch(null, null, null, null, new Assigned<>(ratePlan), null).applyTo(key(id));
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
