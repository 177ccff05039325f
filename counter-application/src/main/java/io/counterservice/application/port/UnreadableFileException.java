package io.counterservice.application.port;

/** A file is no file of counters as a whole, whatever its rows say. Has no stack trace: bad input is no surprise. */
public final class UnreadableFileException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String field;
  private final String rule;

  public UnreadableFileException(String field, String rule) {
    super(field + " " + rule, null, false, false);
    this.field = field;
    this.rule = rule;
  }

  /** {@code body}, or a column. */
  public String field() {
    return field;
  }

  /** The rule it breaks, as the end of a sentence that begins with the field. */
  public String rule() {
    return rule;
  }
}
