package io.counterservice.adapter.persistence.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.unit.DataSize;

/**
 * How PostgreSQL is set up for counters on a small machine that it shares with the service. Given on the command line, so that a release
 * can change them and a file in the data directory cannot.
 */
final class ServerOptions {

  private static final Map<String, String> DURABILITY = Map.of(
      // What the service acknowledges is on disk. These three are what that sentence rests on.
      "fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private static final Map<String, String> LOG = Map.of(
      // Nobody replicates from this server and back-ups are exports: log what recovery needs and no more.
      "wal_level", "minimal", "max_wal_senders", "0", "max_logical_replication_workers", "0",
      // A batch of ten thousand operations and its journal fit before they must be written.
      "wal_buffers", "16MB",
      // Under full load a checkpoint every few minutes, not every few seconds (each one makes every page be logged in full
      // again); recovery after a kill then reads 2 GB at the most, which takes seconds.
      "max_wal_size", "2GB", "checkpoint_timeout", "15min",
      // Reuse the files of the log: a new one is filled with zeros first, and a commit waits for that.
      "min_wal_size", "512MB");

  private static final Map<String, String> WORK = Map.of(
      // The machine's few processors belong to the commit lanes; a listing may take its time.
      "max_parallel_workers_per_gather", "0",
      // The data are in memory or on solid state, where the order of pages does not matter: prefer the index.
      "random_page_cost", "1.1",
      // Hot rows leave a dead version per batch: look for them more often than once a minute.
      "autovacuum_naptime", "15s",
      // Compiling a statement costs more than any of ours runs.
      "jit", "off");

  private static final Map<String, String> SURROUNDINGS = Map.of(
      // TCP only: the path of a socket in the data directory may exceed the 107 bytes the system allows, and that stops PostgreSQL.
      "listen_addresses", "127.0.0.1", "unix_socket_directories", "",
      // initdb writes down the machine's time zone; instants are UTC everywhere.
      "timezone", "UTC", "log_timezone", "UTC",
      // What goes wrong in a statement reaches the service as an error already; here only the server's own affairs.
      "log_min_messages", "log", "log_checkpoints", "off", "log_line_prefix", "");

  private ServerOptions() {}

  static List<String> of(Path cluster, int port, DataSize sharedBuffers) {
    var arguments = new ArrayList<>(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
    // A million counters and the young end of the journal; a quarter of a machine of 1 GB.
    set(arguments, Map.of("shared_buffers", sharedBuffers.toKilobytes() + "kB"));
    set(arguments, DURABILITY);
    set(arguments, LOG);
    set(arguments, WORK);
    set(arguments, SURROUNDINGS);
    return arguments;
  }

  private static void set(List<String> arguments, Map<String, String> options) {
    new TreeMap<>(options).forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
  }
}
