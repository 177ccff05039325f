package io.counterservice.application.port;

/** The service cannot answer now; {@link #reason()} says what the caller may conclude. Carries no stack trace: it is made under load. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Reason reason;

  public UnavailableException(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why there is no answer. */
  public enum Reason {
    /** A queue is full or the request waited too long in it; nothing was applied. */
    OVERLOADED,
    /** The database cannot be reached; nothing was applied. */
    DATABASE,
    /** The database went away while it committed; the operation may or may not have been applied. */
    OUTCOME_UNKNOWN
  }
}
