package io.counterservice.architecture.offenders.adapter.rest;

import io.github.bucket4j.Bucket;

/** Uses Bucket4j outside its room. */
interface LimitsHere {
  void use(Bucket bucket);
}
