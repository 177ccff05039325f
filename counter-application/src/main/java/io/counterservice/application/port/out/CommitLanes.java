package io.counterservice.application.port.out;

/**
 * How many batches come to the {@link CounterLedger} side by side, besides one across all lanes.
 *
 * @param count 1 or more
 */
public record CommitLanes(int count) {
  public CommitLanes {
    if (count < 1)
      throw new IllegalArgumentException("there must be at least one lane");
  }
}
