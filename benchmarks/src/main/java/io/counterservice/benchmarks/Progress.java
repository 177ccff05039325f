package io.counterservice.benchmarks;

import java.io.PrintStream;

/** One line on the terminal that says what is going on; written over in place there, and in a file only when it says something final. */
final class Progress {
  private static final int WIDTH = 110;

  private final PrintStream out;
  private final boolean terminal;

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Shows a passing state. */
  void show(String state) {
    if (terminal) {
      out.print("\r" + ("%-" + WIDTH + "s").formatted(state));
      out.flush();
    }
  }

  /** Prints a line that stays. */
  void say(String line) {
    show("");
    out.println((terminal ? "\r" : "") + line);
  }
}
