package io.counterservice.adapter.admin.access;

import java.util.List;

/**
 * How people may sign in.
 *
 * @param isLocal whether with a password kept here
 * @param doors the providers where they may, in the order of the page
 */
public record WaysIn(boolean isLocal, List<Door> doors) {

  /** Throws where nobody could come in at all. */
  public WaysIn {
    if (!isLocal && doors.isEmpty())
      throw new IllegalArgumentException(
          "counter.console.local-sign-in must be true while no provider is configured (spring.security.oauth2.client.registration)");
  }

  /** A provider, and the path that leads there. */
  public record Door(String name, String path) {}

  /** The providers of the settings. */
  public record Elsewhere(List<Door> doors) {}
}
