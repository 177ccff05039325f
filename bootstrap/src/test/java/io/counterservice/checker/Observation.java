package io.counterservice.checker;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One request for one counter as its client saw it.
 *
 * @param client who asked; for the reader of a report only
 * @param key idempotency key, null without one. Requests for the same counter with the same key are one operation, so a key
 *        must name the API key as well where several are in use
 * @param group names the atomic group that this is a member of, null outside of one; a group has at most one member per counter
 * @param invoked when the request was about to be sent, in nanoseconds of {@link System#nanoTime}
 * @param completed when its answer was read or given up, on the same clock
 */
public record Observation(
    String client,
    String counter,
    Asked asked,
    @Nullable String key,
    @Nullable String group,
    long invoked,
    long completed,
    Answer answer) {

  /** A request with neither key nor group. */
  public static Observation plain(String client, String counter, Asked asked, Window window, Answer answer) {
    return new Observation(client, counter, asked, null, null, window.invoked, window.completed, answer);
  }

  /** When a request was open, in nanoseconds. */
  public record Window(long invoked, long completed) {}

  /** The same with another answer. */
  public Observation answered(Answer other) {
    return new Observation(client, counter, asked, key, group, invoked, completed, other);
  }

  /** The same at another time. */
  public Observation during(Window window) {
    return new Observation(client, counter, asked, key, group, window.invoked, window.completed, answer);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "[%s %s on %s%s%s, %.3f–%.3f ms: %s]", client, asked, counter, key == null ? "" : " key " + key,
        group == null ? "" : " group " + group, invoked / 1e6, completed / 1e6, answer);
  }
}
