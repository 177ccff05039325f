package io.counterservice.architecture.offenders.application.port.out;

import io.counterservice.application.port.in.UpdateCounters;

/** Names an inbound port to its implementations. */
interface SeesTheCaller {
  void use(UpdateCounters caller);
}
