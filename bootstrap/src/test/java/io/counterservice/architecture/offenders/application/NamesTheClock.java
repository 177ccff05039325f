package io.counterservice.architecture.offenders.application;

import java.util.function.LongSupplier;

/** Hides the clock behind a method reference. */
final class NamesTheClock {
  LongSupplier ticks() {
    return System::nanoTime;
  }
}
