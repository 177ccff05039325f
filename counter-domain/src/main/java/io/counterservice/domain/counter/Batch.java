package io.counterservice.domain.counter;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Requests that are decided together and committed in one transaction.
 *
 * @param at the instant of whatever they change
 * @param createsOnIncrement whether an increment of an unknown counter creates it
 */
public record Batch(List<Request> requests, Instant at, boolean createsOnIncrement) {

  /** The counters named, in name order: the order in which they are locked. */
  public Set<CounterName> names() {
    Set<CounterName> names = new TreeSet<>();
    for (Request request : requests)
      for (Update update : request.updates())
        names.add(update.counter());
    return names;
  }

  /** Decides every request in order, each on what those before it left; touches nothing outside. */
  public Decision decide(LedgerRows rows) {
    return new Fold(this, rows).decide();
  }
}
