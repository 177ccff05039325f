package io.counterservice.application.testing;

import io.counterservice.application.contract.LedgerWalkContract;
import io.counterservice.application.port.out.LedgerWalk;
import java.time.Instant;

class InMemoryLedgerWalkTest extends LedgerWalkContract {
  @Override
  protected LedgerWalk walk() {
    return new InMemoryLedgerWalk(new ManualTime(Instant.EPOCH));
  }
}
