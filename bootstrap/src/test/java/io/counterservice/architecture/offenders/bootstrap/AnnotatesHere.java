package io.counterservice.architecture.offenders.bootstrap;

import org.springframework.transaction.annotation.Transactional;

/** Opens transactions outside persistence, by annotation. */
final class AnnotatesHere {
  @Transactional
  void commit() {}
}
