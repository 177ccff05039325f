package io.counterservice.domain.cluster;

import java.time.Instant;

/**
 * What all nodes did in one step of time.
 *
 * @param applied a second
 * @param refused a second
 * @param limited a second
 * @param work of the samples whose middle lies here
 * @param waiting operations that waited, in those samples
 */
public record Slot(Instant start, double applied, double refused, double limited, Work work, long waiting) {

  public double operations() {
    return applied + refused + limited;
  }
}
