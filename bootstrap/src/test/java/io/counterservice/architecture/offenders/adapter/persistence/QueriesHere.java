package io.counterservice.architecture.offenders.adapter.persistence;

import jakarta.persistence.EntityManager;

/** Uses JPA outside its room. */
interface QueriesHere {
  void use(EntityManager entities);
}
