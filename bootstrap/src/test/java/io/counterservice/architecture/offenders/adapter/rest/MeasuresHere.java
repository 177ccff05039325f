package io.counterservice.architecture.offenders.adapter.rest;

import io.micrometer.core.instrument.Counter;

/** Uses Micrometer outside its room. */
interface MeasuresHere {
  void use(Counter counter);
}
