package io.counterservice.application.testing;

import io.counterservice.application.contract.PasswordHashesContract;
import io.counterservice.application.port.out.PasswordHashes;

class QuickPasswordHashesTest extends PasswordHashesContract {
  @Override
  protected PasswordHashes hashes() {
    return new QuickPasswordHashes();
  }
}
