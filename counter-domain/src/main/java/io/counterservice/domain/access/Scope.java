package io.counterservice.domain.access;

/** What a key may do. */
public enum Scope {
  COUNTERS_READ("counters:read"),
  COUNTERS_WRITE("counters:write"),
  COUNTERS_MANAGE("counters:manage"),
  LIVE_READ("live:read"),
  ADMIN(
      "admin");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /** The scope as written on the wire, such as {@code counters:read}. */
  public String text() {
    return text;
  }
}
