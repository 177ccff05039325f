package io.counterservice.application.catalogue;

import io.counterservice.application.port.Sighting;
import io.counterservice.domain.counter.CounterName;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What this node knows of one counter; it only ever moves forward. */
final class KnownCounter {
  private final CounterName name;
  private final AtomicReference<@Nullable Sighting> last = new AtomicReference<>();
  private volatile boolean used;

  KnownCounter(CounterName name) {
    this.name = name;
  }

  CounterName name() {
    return name;
  }

  /** The last sighting, or null before the first. */
  @Nullable
  Sighting last() {
    return last.get();
  }

  /** Takes a sighting in, and says what is known now. */
  Sighting moveTo(Sighting sighting) {
    while (true) {
      Sighting before = last.get();
      Sighting after = before == null ? sighting : before.join(sighting);
      if (last.compareAndSet(before, after))
        return after;
    }
  }

  void use() {
    if (!used)
      used = true;
  }

  /** Whether it was used since this was last asked. */
  boolean takeUse() {
    boolean wasUsed = used;
    used = false;
    return wasUsed;
  }
}
