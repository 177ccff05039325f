package io.counterservice.architecture.offenders.domain;

import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Uses a part of the JDK that does not belong to values. */
final class WritesLogs {
  boolean isSilent(@Nullable Logger log) {
    return log == null;
  }
}
