package io.counterservice.application.testing;

import io.counterservice.application.contract.SharedSessionsContract;
import io.counterservice.application.port.out.SharedSessions;

class InMemorySharedSessionsTest extends SharedSessionsContract {
  private final InMemorySharedSessions shared = new InMemorySharedSessions();

  @Override
  protected SharedSessions sessions() {
    return shared;
  }

  @Override
  protected SharedSessions neighbour() {
    return shared;
  }
}
