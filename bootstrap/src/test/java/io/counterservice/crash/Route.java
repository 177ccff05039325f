package io.counterservice.crash;

import java.net.URI;

/** Where one client sends its requests. Confined to its thread. */
interface Route {
  /** The node for the next request. */
  URI next();

  /** Nobody took the connection. */
  default void refused() {}
}
