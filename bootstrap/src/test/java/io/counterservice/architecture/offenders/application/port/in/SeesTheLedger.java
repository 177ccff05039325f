package io.counterservice.architecture.offenders.application.port.in;

import io.counterservice.application.port.out.CounterLedger;

/** Names an outbound port to its callers. */
interface SeesTheLedger {
  CounterLedger ledger();
}
