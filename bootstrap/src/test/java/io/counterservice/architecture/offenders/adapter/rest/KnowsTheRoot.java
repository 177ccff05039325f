package io.counterservice.architecture.offenders.adapter.rest;

import io.counterservice.architecture.offenders.bootstrap.Root;

/** Depends on what puts it together. */
interface KnowsTheRoot {
  void use(Root root);
}
