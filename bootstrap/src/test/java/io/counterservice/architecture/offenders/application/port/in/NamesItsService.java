package io.counterservice.architecture.offenders.application.port.in;

import io.counterservice.architecture.offenders.application.Service;
import org.jspecify.annotations.Nullable;

/** Names its own fulfilment, though not in a public signature. */
record NamesItsService() {
  static boolean isMissing(@Nullable Service service) {
    return service == null;
  }
}
