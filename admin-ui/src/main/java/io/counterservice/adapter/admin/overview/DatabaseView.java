package io.counterservice.adapter.admin.overview;

import io.counterservice.domain.cluster.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The database in words; the newest migration first. */
record DatabaseView(String version, String size, Instant upSince, List<Database.Pool> pools, List<StandbyLine> standbys,
    List<Database.Migration> migrations) {
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");
  private static final double STEP = 1_000;

  /** A copy that follows, and how far it is behind. */
  record StandbyLine(String name, String mode, String lag) {}

  static DatabaseView of(Database database) {
    return new DatabaseView(database.version(), size(database.bytes()), database.upSince(), database.pools(),
        database.standbys().stream().map(standby -> new StandbyLine(standby.name(), standby.mode(), lag(standby.lag()))).toList(),
        database.migrations().reversed());
  }

  static String size(long bytes) {
    int unit = 0;
    double size = bytes;
    while (size >= STEP) {
      size /= STEP;
      unit++;
    }
    return (unit == 0 ? Long.toString(bytes) : String.format(Locale.ROOT, "%.3g", size)) + " " + UNITS.get(unit);
  }

  private static String lag(@Nullable Duration lag) {
    return lag == null ? "none" : Tile.millisText((double) lag.toMillis()) + " ms";
  }
}
