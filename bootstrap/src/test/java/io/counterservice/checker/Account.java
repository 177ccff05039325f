package io.counterservice.checker;

import java.util.List;

/**
 * What one watcher was told of one counter, over all its connections together, in the order in which it came.
 *
 * @param watcher who was told; for the reader of a report only
 * @param mode what it asked for
 */
public record Account(String watcher, String counter, Mode mode, List<Told> told) {
  /** How much a watcher asked to be told. */
  public enum Mode {
    ALL, LATEST
  }

  /**
   * One event.
   *
   * @param listening since when the watcher could have been told, in nanoseconds of {@link System#nanoTime}
   * @param at when it had read the event, on the same clock
   */
  public record Told(Event event, long listening, long at) {}

  /** What an event says. */
  public sealed interface Event {}

  /** Nothing yet: the watcher came back and asked for what follows this version, the last one it knew. */
  public record Resumed(long version) implements Event {}

  /** The counter as it is. */
  public record Snapshot(long version, long value) implements Event {}

  /** The counter moved; both versions are inclusive. */
  public record Moved(long from, long to, long value, long delta) implements Event {}

  /** What came after this version is not told; a snapshot follows. */
  public record Gap(long after) implements Event {}
}
