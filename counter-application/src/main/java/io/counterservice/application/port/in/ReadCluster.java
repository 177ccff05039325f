package io.counterservice.application.port.in;

import io.counterservice.domain.cluster.Cluster;
import io.counterservice.domain.cluster.Database;
import io.counterservice.domain.cluster.Grid;
import java.util.concurrent.CompletionStage;

/** Tells of the nodes and what they do. A stage fails with {@link io.counterservice.application.port.UnavailableException} and nothing else. */
public interface ReadCluster {

  /** As the nodes told of themselves last, which each does every {@link Cluster#STEP}. */
  CompletionStage<Cluster> now();

  /** The database, and the connections to it of the node that is asked. */
  CompletionStage<Database> database();

  /** The grid as the node that is asked sees it; at once. */
  Grid grid();
}
