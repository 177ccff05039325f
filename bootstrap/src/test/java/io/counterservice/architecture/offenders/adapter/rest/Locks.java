package io.counterservice.architecture.offenders.adapter.rest;

import java.util.concurrent.locks.Lock;

/** Brings a lock onto an event loop. */
interface Locks {
  void use(Lock lock);
}
