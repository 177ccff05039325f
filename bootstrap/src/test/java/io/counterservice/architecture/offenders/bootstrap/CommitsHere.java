package io.counterservice.architecture.offenders.bootstrap;

import org.springframework.transaction.support.TransactionOperations;

/** Opens transactions outside persistence. */
interface CommitsHere {
  void use(TransactionOperations transactions);
}
