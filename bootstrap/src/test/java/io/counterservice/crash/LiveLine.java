package io.counterservice.crash;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a watcher hears what it is told. */
interface LiveLine {
  /**
   * One frame.
   *
   * @param id with which a stream is gone on with; null on a WebSocket
   */
  record Heard(Map<?, ?> frame, @Nullable String id) {}

  /** Waits for the next frame. @throws IOException if the connection ends */
  Heard next() throws IOException;
}
