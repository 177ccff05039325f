package io.counterservice.bootstrap.wiring;

import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import java.io.PrintStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Greets whoever started the service: where it answers and how to make the first call. A key just made is shown this once, on
 * standard output and never in the log.
 */
final class Greeting {
  private static final int NOT_YET = 0;
  private final PrintStream out;
  private @Nullable IssuedKey key;
  private int port = NOT_YET;

  Greeting(PrintStream out) {
    this.out = out;
  }

  /** Tells of the first key; late where the database was away when the port opened. */
  synchronized void issued(Optional<IssuedKey> issued) {
    if (issued.isEmpty())
      return;
    IssuedKey made = issued.get();
    key = made;
    // At once: should the start fail from here on, nobody could ever show it again.
    out.println();
    out.println("  API key, shown only this once: " + made.presented());
    out.flush();
    if (port != NOT_YET)
      print(port);
  }

  /** @param opened below 1 where the service was stopped before it was started */
  synchronized void ready(int opened) {
    if (opened < 1)
      return;
    port = opened;
    print(opened);
  }

  private void print(int port) {
    IssuedKey made = key;
    key = null;
    String url = "http://localhost:" + port;
    String presented = made == null ? "$COUNTER_API_KEY" : made.presented();
    out.println();
    out.println("  Counter Service is ready at " + url + "  (API: " + url + "/docs)");
    out.println();
    out.println("  curl -X POST -H \"Authorization: Bearer " + presented + "\" " + url + "/counters/my-counter/increment");
    out.println();
    out.flush();
  }
}
