package io.counterservice.application.access;

import static io.counterservice.application.access.SampleKeys.NOW;
import static io.counterservice.application.access.SampleKeys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.testing.InMemoryApiKeyStore;
import io.counterservice.application.testing.InMemoryRatePlanStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KeyDirectoryTest {
  private static final KeyDirectory.Limits SLOW = new KeyDirectory.Limits(Duration.ofHours(1), Duration.ofHours(2));
  private final ManualTime time = new ManualTime(NOW);
  private final InMemoryApiKeyStore store = new InMemoryApiKeyStore();
  private final KnownPlans plans = new KnownPlans(new InMemoryRatePlanStore(store), null);
  private final KeyDirectory directory = new KeyDirectory(store, plans, KeyDirectory.Limits.DEFAULT, time::nanoTime, Runnable::run);

  @Test
  void reads_more_keys_than_one_page_holds() {
    for (int n = 0; n <= 2 * KnownKeys.PAGE_MAX; n++)
      insert("k" + n);
    directory.refresh();
    assertThat(directory.find("k0")).isNotNull();
    assertThat(directory.find("k" + 2 * KnownKeys.PAGE_MAX)).isNotNull();
    assertThat(store.refreshes()).isEqualTo(3);
  }

  @Test
  void asks_once_more_where_a_page_is_just_full() {
    for (int n = 0; n < KnownKeys.PAGE_MAX; n++)
      insert("k" + n);
    directory.refresh();
    assertThat(directory.isCurrent()).isTrue();
    assertThat(store.refreshes()).isEqualTo(2);
  }

  @Test
  void forgets_a_key_deleted_by_hand_within_a_minute() {
    insert("gone");
    directory.refresh();
    store.deleteByHand("gone");
    time.advance(KnownKeys.WHOLE_INTERVAL.minusNanos(1));
    directory.refresh();
    assertThat(directory.find("gone")).isNotNull();
    time.advance(Duration.ofNanos(1));
    directory.refresh();
    assertThat(directory.find("gone")).isNull();
  }

  @Test
  void reads_everything_anew_after_a_failure() {
    insert("gone");
    directory.refresh();
    store.deleteByHand("gone");
    store.breakDown();
    directory.refresh();
    assertThat(directory.find("gone")).isNotNull();
    store.repair();
    directory.refresh();
    assertThat(directory.find("gone")).isNull();
  }

  @Test
  void is_current_from_the_first_reading_until_the_limit() {
    assertThat(directory.isCurrent()).isFalse();
    directory.refresh();
    time.advance(Duration.ofSeconds(5));
    assertThat(directory.isCurrent()).isTrue();
    time.advance(Duration.ofNanos(1));
    assertThat(directory.isCurrent()).isFalse();
  }

  @Test
  void knows_all_keys_when_it_has_started() {
    insert("k");
    try (var started = new KeyDirectory(store, plans, SLOW, time::nanoTime, Runnable::run).start()) {
      assertThat(started.find("k")).isNotNull();
    }
  }

  @Test
  void starts_while_the_store_fails_and_recovers_by_itself() throws Exception {
    store.breakDown();
    var quick = new KeyDirectory.Limits(Duration.ofMillis(21), Duration.ofSeconds(5));
    try (var started = new KeyDirectory(store, plans, quick, time::nanoTime, Runnable::run).start()) {
      assertThat(started.isCurrent()).isFalse();
      store.repair();
      while (!started.isCurrent())
        Thread.onSpinWait();
    }
  }

  @Test
  void refreshes_at_once_for_those_who_wait() throws Exception {
    try (var started = new KeyDirectory(store, plans, SLOW, time::nanoTime, Runnable::run).start()) {
      insert("k");
      assertThat(started.nextRefresh().get(20, TimeUnit.SECONDS)).isTrue();
      assertThat(started.find("k")).isNotNull();
    }
  }

  @Test
  void refreshes_by_itself() {
    var quick = new KeyDirectory.Limits(Duration.ofMillis(21), Duration.ofSeconds(5));
    try (var started = new KeyDirectory(store, plans, quick, time::nanoTime, Runnable::run).start()) {
      insert("k");
      while (started.find("k") == null)
        Thread.onSpinWait();
    }
  }

  @Test
  void ends_its_thread_and_those_who_wait_when_closed() {
    var started = new KeyDirectory(store, plans, SLOW, time::nanoTime, Runnable::run).start();
    started.close();
    assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName().equals("api-keys"));
    CompletableFuture<Boolean> late = started.nextRefresh();
    assertThatThrownBy(late::join).hasCauseInstanceOf(UnavailableException.class);
  }

  @Test
  void goes_on_after_the_threads_refused() throws Exception {
    var full = new AtomicBoolean(true);
    try (var started = new KeyDirectory(store, plans, SLOW, time::nanoTime, task -> runUnless(full, task)).start()) {
      CompletableFuture<Boolean> refused = started.nextRefresh();
      assertThatThrownBy(() -> refused.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(UnavailableException.class);
      full.set(false);
      assertThat(started.nextRefresh().get(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void closes_where_it_never_started() {
    directory.close();
    assertThat(directory.isCurrent()).isFalse();
  }

  @Test
  void refuses_limits_that_would_never_be_current() {
    assertThatThrownBy(() -> new KeyDirectory.Limits(Duration.ofSeconds(1), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KeyDirectory.Limits(Duration.ofMillis(20), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void runUnless(AtomicBoolean full, Runnable task) {
    if (full.get())
      throw new UnavailableException(Reason.OVERLOADED);
    task.run();
  }

  private void insert(String id) {
    ApiKey key = key(id);
    assertThat(store.insert(key, Caller.SERVICE)).isTrue();
  }
}
