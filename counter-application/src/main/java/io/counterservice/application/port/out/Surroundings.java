package io.counterservice.application.port.out;

import io.counterservice.domain.cluster.Database;
import io.counterservice.domain.cluster.Grid;

/** What this node stands on. */
public interface Surroundings {
  /** Asks the database; blocks and throws {@link io.counterservice.application.port.UnavailableException}. */
  Database database();

  /** Asks nobody. */
  Grid grid();
}
