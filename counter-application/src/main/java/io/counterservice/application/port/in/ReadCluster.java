package io.counterservice.application.port.in;

import io.counterservice.domain.cluster.Cluster;
import java.util.concurrent.CompletionStage;

/** Tells of the nodes and what they do. A stage fails with {@link io.counterservice.application.port.UnavailableException} and nothing else. */
public interface ReadCluster {

  /** As the nodes told of themselves last, which each does every {@link Cluster#STEP}. */
  CompletionStage<Cluster> now();
}
