package io.counterservice.adapter.rest.json;

/** A rule broken by a field of a JSON body. Has no stack trace: bad input is no surprise. */
public final class JsonViolation extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String field;
  private final String rule;
  private final boolean fatal;

  private JsonViolation(String field, String rule, boolean fatal) {
    super(field + " " + rule, null, false, false);
    this.field = field;
    this.rule = rule;
    this.fatal = fatal;
  }

  public static JsonViolation of(String field, String rule) {
    return new JsonViolation(field, rule, false);
  }

  static JsonViolation malformed(String rule) {
    return new JsonViolation("body", rule, true);
  }

  public String field() {
    return field;
  }

  public String rule() {
    return rule;
  }

  /** Whether the body is not JSON, so that nothing after this place can be read. */
  public boolean isFatal() {
    return fatal;
  }
}
