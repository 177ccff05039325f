package io.counterservice.checker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that a history of concurrent requests for bounded counters keeps every {@link Law}.
 *
 * <h2>Why this takes no longer than sorting</h2>
 *
 * A history is linearizable if the operations can be put in one order that a single counter could have carried out, and that
 * keeps the order of those that did not overlap. To decide this from calls and results alone is NP-complete already for one
 * register (Gibbons and Korach, "Testing Shared Memories", SIAM J. Computing 26(4), 1997), and the general algorithms search
 * through the orders (Wing and Gong, "Testing and Verifying Concurrent Objects", J. Parallel and Distributed Computing 17,
 * 1993). What makes it hard is to find the order. Here it is given: each answer tells the version that its operation took, and
 * each read or refusal the version that it saw. So there is one candidate, and it is checked directly:
 *
 * <ol>
 * <li>The versions are unique and gapless, so they are an order of all operations ({@link Chain}, {@link Gaps}).
 * <li>Walked in that order, each operation leads from the state before to the state after as the contract says, within the
 * bounds in force; so a single counter could have carried them out ({@link Walk}).
 * <li>None ended before one of a lower version began. Then each can be given the instant at which the last of it and those
 * before it had begun: these instants never go back, and each lies while its own request was open ({@link Moments}).
 * Conversely, if one did end before another began, no order that keeps to the versions keeps to real time.
 * <li>Reads and refusals take no version, but come after the operation of the version they saw and before the next one; the same
 * argument holds with them in their places ({@link Observers}).
 * </ol>
 *
 * Linearizability of the whole follows from that of each counter (Herlihy and Wing, 1990), except where atomic groups tie counters
 * together; for these the chains are walked in step ({@link Groups}). Sorting takes n log n, all the rest one pass.
 *
 * <p>What watchers were told carries versions as well, and is held against the journal, which by then has been held against the
 * operations ({@link AccountWalk}).
 *
 * <p>What no answer tells must be searched: a version that nobody reported may have been taken by an operation whose client never
 * learnt the outcome ({@link GapSearch}). Such operations are few where clients retry with idempotency keys, for these requests
 * together are one operation with one answer ({@link Attempts}).
 *
 * <p>Nothing is reported that a correct service could have done. The other way round two things go unseen: what a client never
 * looked at, and, where many operations are in doubt, what one of many possible explanations would excuse.
 */
public final class HistoryChecker {
  /** How many violations are named in a verdict by default. */
  public static final int VIOLATIONS_MAX = 50;

  private final Findings findings;
  private final Map<String, CounterCase> counters = new LinkedHashMap<>();

  private HistoryChecker(int violationsMax) {
    this.findings = new Findings(violationsMax);
  }

  /** The verdict on {@code history}, naming at most {@value #VIOLATIONS_MAX} violations. */
  public static Verdict check(History history) {
    return check(history, VIOLATIONS_MAX);
  }

  /** The verdict on {@code history}, naming at most {@code violationsMax} violations. */
  public static Verdict check(History history, int violationsMax) {
    return new HistoryChecker(violationsMax).verdict(history);
  }

  private Verdict verdict(History history) {
    history.seeds().forEach(seed -> counters.put(seed.counter(), new CounterCase(seed)));
    var operations = Attempts.operations(history.observations(), findings);
    sort(history, operations);
    Groups.checkAnswers(operations, findings);
    counters.values().forEach(counter -> counter.order(findings));
    boolean timesAreInOrder = findings.found() == 0;
    var feed = new FeedCheck(findings);
    int unsettled = new Gaps(findings).close(counters.values());
    for (CounterCase counter : counters.values()) {
      Walk.along(counter.chain(), findings);
      counter.observers().check(counter.chain(), counter.moments(), findings);
      Ends.check(counter, findings);
      feed.check(counter);
    }
    if (timesAreInOrder)
      Groups.checkOrder(counters.values(), findings);
    int observers = counters.values().stream().mapToInt(counter -> counter.observers().count()).sum();
    int inDoubt = (int) operations.stream().filter(Operation::open).count();
    return new Verdict(findings.violations(), findings.found(), operations.size(), observers, inDoubt, unsettled, feed.feed());
  }

  private void sort(History history, List<Operation> operations) {
    operations.forEach(operation -> counter(operation.counter()).add(operation));
    for (Observation observation : history.observations())
      if (observation.answer() instanceof Answer.Seen(State state))
        counter(observation.counter()).observers().addRead(observation, state);
    history.journal().forEach(row -> counter(row.counter()).add(row));
    history.accounts().forEach(account -> counter(account.counter()).add(account));
    history.finals().forEach(end -> counter(end.counter()).end(end.state()));
  }

  private CounterCase counter(String name) {
    var counter = counters.get(name);
    if (counter == null)
      throw new IllegalArgumentException("no seed for counter " + name);
    return counter;
  }
}
