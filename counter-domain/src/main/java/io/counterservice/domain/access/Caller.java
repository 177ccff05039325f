package io.counterservice.domain.access;

import io.counterservice.domain.counter.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a change, and from where.
 *
 * @param address the network address it came from, as text; null where it came from the service itself
 */
public record Caller(Actor actor, @Nullable String address) {
  /** The service itself, while it starts. */
  public static final Caller SERVICE = new Caller(new Actor("service"), null);

  /** Somebody who did not prove who they are. */
  public static Caller anonymous(@Nullable String address) {
    return new Caller(new Actor("anonymous"), address);
  }
}
