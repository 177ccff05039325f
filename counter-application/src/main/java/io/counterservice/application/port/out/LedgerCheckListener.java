package io.counterservice.application.port.out;

import io.counterservice.domain.history.Verification;

/** Hears what the check of all counters finds. Called on its thread; must not block or throw. */
public interface LedgerCheckListener {

  /** So many counters were examined. */
  default void onChecked(int counters) {}

  /** A counter is not right. */
  default void onFaulty(Verification verification) {}

  /** Counters could not be examined because of an error in this service; they are tried again. */
  default void onFailed(RuntimeException failure) {}
}
