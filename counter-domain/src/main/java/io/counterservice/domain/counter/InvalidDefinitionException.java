package io.counterservice.domain.counter;

/** Says which field of a counter's definition breaks which rule. */
public final class InvalidDefinitionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String field;
  private final String rule;

  public InvalidDefinitionException(String field, String rule) {
    super(field + " " + rule);
    this.field = field;
    this.rule = rule;
  }

  /** The field as the REST surface names it. */
  public String field() {
    return field;
  }

  /** The rule it breaks, as the end of a sentence that begins with the field. */
  public String rule() {
    return rule;
  }
}
