package io.counterservice.checker;

import java.util.List;

/**
 * All that is known of some counters from one instant to another.
 *
 * @param seeds the counters and the states in which they started; observations of other counters are not allowed
 * @param observations every request for them, in any order
 * @param finals the state of each counter once no request was open any more, at most one each; may be empty, and then an
 *        operation of unknown outcome may still take a version past the last one seen
 * @param journal the recorded changes after the seeds, in any order; a counter without any is not held against its journal
 * @param accounts what watchers were told, each of one counter; one that was watched before begins with the version known
 */
public record History(List<Seed> seeds, List<Observation> observations, List<Final> finals, List<JournalRow> journal,
    List<Account> accounts) {
  /** What a counter was in the end. */
  public record Final(String counter, State state) {}
}
