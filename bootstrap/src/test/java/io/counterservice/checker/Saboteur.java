package io.counterservice.checker;

import org.jspecify.annotations.Nullable;

/** Commits one fault, once, after letting some opportunities pass. */
final class Saboteur {
  private final @Nullable Fault fault;
  private int opportunitiesToPass;
  private boolean struck;

  Saboteur(@Nullable Fault fault, int opportunitiesToPass) {
    this.fault = fault;
    this.opportunitiesToPass = opportunitiesToPass;
  }

  static Saboteur none() {
    return new Saboteur(null, 0);
  }

  /** Whether to commit this fault here and now. */
  boolean strikes(Fault candidate) {
    if (candidate != fault || struck || opportunitiesToPass-- > 0)
      return false;
    struck = true;
    return true;
  }

  boolean hasStruck() {
    return struck;
  }

  @Nullable
  Fault fault() {
    return fault;
  }
}
