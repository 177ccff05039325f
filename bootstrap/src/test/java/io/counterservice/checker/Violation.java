package io.counterservice.checker;

/** One broken law, and a sentence that names the observations which prove it. */
public record Violation(Law law, String sentence) {
  @Override
  public String toString() {
    return law + ": " + sentence;
  }
}
