package io.counterservice.application.access;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.ReadKeyUse;
import io.counterservice.application.port.out.KeyUseStore;
import io.counterservice.domain.access.KeyUse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Carries what the directory counted into the store, so that no request waits for it. */
public final class KeyUses implements ReadKeyUse {
  private final KeyDirectory directory;
  private final KeyUseStore store;
  private final StoreWork work;
  private final InstantSource clock;
  private @Nullable LocalDate cleared;

  public KeyUses(KeyDirectory directory, KeyUseStore store, StoreWork work, InstantSource clock) {
    this.directory = directory;
    this.store = store;
    this.work = work;
    this.clock = clock;
  }

  /** Adds what was counted since the last time, blocking; keeps it for the next time where the store fails. By one thread at a time. */
  public void save() {
    Map<String, Long> counted = Map.of();
    try {
      LocalDate today = today();
      if (!today.equals(cleared))
        store.removeBefore(today.minusDays(KeyUse.DAYS_KEPT - 1));
      cleared = today;
      counted = directory.takeUses();
      if (!counted.isEmpty())
        store.add(today, clock.instant(), counted);
    } catch (UnavailableException failure) {
      if (failure.reason() != Reason.OUTCOME_UNKNOWN)
        directory.giveBack(counted);
    }
  }

  @Override
  public CompletionStage<List<KeyUse>> ofKey(String key, int days) {
    return work.ask(() -> store.since(key, today().minusDays(days - 1)));
  }

  @Override
  public CompletionStage<Map<String, Instant>> lastOf(Collection<String> keys) {
    return work.ask(() -> store.last(keys).stream().collect(Collectors.toMap(KeyUse::key, KeyUse::lastAt)));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
