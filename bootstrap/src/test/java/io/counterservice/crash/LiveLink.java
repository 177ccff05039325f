package io.counterservice.crash;

import java.io.IOException;
import java.util.Optional;

/** A live connection to one node, as a watcher uses it. Confined to the watcher's thread. */
interface LiveLink extends AutoCloseable {
  /** The next frame as JSON, or nothing if none came for a moment. @throws IOException when the connection has ended */
  Optional<String> next() throws IOException;

  /** Ends it without a word. */
  @Override
  void close();
}
