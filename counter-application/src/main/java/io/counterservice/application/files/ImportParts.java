package io.counterservice.application.files;

import io.counterservice.application.port.in.UpdateCounters;
import io.counterservice.application.port.out.CounterFiles;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.application.port.out.ImportStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What imports are made with. */
public record ImportParts(ImportStore store, CounterFiles files, CounterViews views, UpdateCounters updates, Patience patience) {

  /** Now, as exactly as the store keeps it. */
  Instant now() {
    return patience.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }
}
