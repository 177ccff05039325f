package io.counterservice.architecture.offenders.adapter.persistence;

/** Shows the shape of a table. */
final class PublishesRows {
  /** A row of a table. */
  public record CounterRow(long value) {}

  private PublishesRows() {}
}
