package io.counterservice.domain.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database that all nodes share.
 *
 * @param version as it says itself
 * @param bytes that it takes on disk
 * @param upSince since when its primary has been running
 * @param pools the connections of the node that tells this
 * @param standbys none where it has none, or does not let the service know
 * @param migrations of its tables, the first one first
 */
public record Database(String version, long bytes, Instant upSince, List<Pool> pools, List<Standby> standbys, List<Migration> migrations) {

  public Database {
    pools = List.copyOf(pools);
    standbys = List.copyOf(standbys);
    migrations = List.copyOf(migrations);
  }

  /** Connections: how many are in use, and how many there may be. */
  public record Pool(String name, int used, int max) {}

  /**
   * A copy that follows.
   *
   * @param mode {@code sync}, {@code quorum}, {@code potential} or {@code async}
   * @param lag how far it is behind; null where nothing has been written lately
   */
  public record Standby(String name, String mode, @Nullable Duration lag) {}

  /** A step that the tables took. */
  public record Migration(String version, String description, Instant at) {}
}
