package io.counterservice.application.testing;

import io.counterservice.application.contract.CounterFilesContract;
import io.counterservice.application.port.out.CounterFiles;

class PlainCounterFilesTest extends CounterFilesContract {
  @Override
  protected CounterFiles files() {
    return new PlainCounterFiles();
  }
}
