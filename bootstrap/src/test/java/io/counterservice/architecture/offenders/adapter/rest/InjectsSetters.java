package io.counterservice.architecture.offenders.adapter.rest;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Autowired;

/** Is not whole when its constructor returns. */
abstract class InjectsSetters {
  @Autowired
  abstract void useExecutor(Executor executor);
}
