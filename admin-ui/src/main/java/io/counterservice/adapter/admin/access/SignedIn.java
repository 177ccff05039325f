package io.counterservice.adapter.admin.access;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a session holds of who is signed in; all else is asked for with each request.
 *
 * @param began as {@link io.counterservice.application.port.in.SignIn#current} wants it
 */
record SignedIn(String name, Instant began) implements Serializable {
  static final String ATTRIBUTE = "user";
}
