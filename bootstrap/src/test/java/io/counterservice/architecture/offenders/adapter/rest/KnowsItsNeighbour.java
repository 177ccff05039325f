package io.counterservice.architecture.offenders.adapter.rest;

import io.counterservice.architecture.offenders.adapter.persistence.NeighbourAdapter;

/** Uses another adapter. */
interface KnowsItsNeighbour {
  void use(NeighbourAdapter neighbour);
}
