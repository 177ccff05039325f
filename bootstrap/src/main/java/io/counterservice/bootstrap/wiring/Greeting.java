package io.counterservice.bootstrap.wiring;

import io.counterservice.application.access.BootstrapAdmin;
import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import java.io.PrintStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Greets whoever started the service: where it answers and how to make the first call. A key and a password just made are
 * shown this once, on standard output and never in the log.
 */
final class Greeting {
  private static final int NOT_YET = 0;
  private final PrintStream out;
  private @Nullable IssuedKey key;
  private @Nullable String password;
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

  /** Tells the password of the first user; late as well. */
  synchronized void admitted(Optional<String> made) {
    if (made.isEmpty())
      return;
    password = made.get();
    out.println();
    out.println("  Console password of " + BootstrapAdmin.NAME + ", shown only this once: " + password);
    out.flush();
    if (port != NOT_YET)
      printConsole("http://localhost:" + port);
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
    printConsole(url);
    out.println("  curl -X POST -H \"Authorization: Bearer " + presented + "\" " + url + "/counters/my-counter/increment");
    out.println();
    out.flush();
  }

  private void printConsole(String url) {
    String made = password;
    password = null;
    String signIn = made == null ? "" : "  sign in as " + BootstrapAdmin.NAME + " with " + made + ", shown only this once";
    out.println("  Console: " + url + "/console" + signIn);
    out.println();
    out.flush();
  }
}
