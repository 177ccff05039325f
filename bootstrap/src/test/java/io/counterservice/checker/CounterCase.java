package io.counterservice.checker;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that a history says about one counter. */
final class CounterCase {
  /** A value that something else than the operation's own answer tells of a version; bounds are null where untold. */
  record Fact(long value, @Nullable Bounds bounds) {}

  private final Chain chain;
  private final Observers observers = new Observers();
  private final List<JournalRow> journal = new ArrayList<>();
  private final List<Account> accounts = new ArrayList<>();
  private final List<Operation> retried = new ArrayList<>();
  private @Nullable State end;
  private @Nullable Moments moments;

  CounterCase(Seed seed) {
    chain = new Chain(seed);
  }

  void add(Operation operation) {
    chain.add(operation);
    var decided = operation.decided();
    var refused = operation.refused();
    if (decided != null && refused != null)
      observers.addRefusal(operation, decided, refused);
    if (decided != null && operation.hasUnansweredAttempt())
      retried.add(operation);
  }

  void add(JournalRow row) {
    if (row.to() > chain.seed().state().version())
      journal.add(row);
  }

  void add(Account account) {
    accounts.add(account);
  }

  void end(State state) {
    end = state;
  }

  /** Puts the chain in order and settles how far it goes. Comes before everything below. */
  void order(Findings findings) {
    chain.order(findings);
    moments = new Moments(chain, findings);
    journal.sort(Comparator.comparingLong(JournalRow::from));
    if (end != null) {
      chain.extendTo(end.version());
      return;
    }
    if (!journal.isEmpty())
      chain.extendTo(journal.getLast().to());
    long reachable = chain.lastVersion() + chain.open().size();
    observers.states().stream().mapToLong(State::version).filter(version -> version <= reachable).forEach(chain::extendTo);
  }

  /** What is told of versions other than by the operations that took them; the journal and the end are believed first. */
  Map<Long, Fact> facts() {
    Map<Long, Fact> facts = new HashMap<>();
    for (JournalRow row : journal) {
      facts.put(row.to(), new Fact(row.value(), null));
      facts.putIfAbsent(row.from() - 1, new Fact(row.value() - row.delta(), null));
    }
    if (end != null)
      facts.put(end.version(), new Fact(end.value(), end.bounds()));
    for (State state : observers.states())
      facts.merge(state.version(), new Fact(state.value(), state.bounds()),
          (told, seen) -> told.bounds == null && told.value == seen.value ? seen : told);
    return facts;
  }

  Chain chain() {
    return chain;
  }

  Moments moments() {
    return requireNonNull(moments, "order() comes first");
  }

  Observers observers() {
    return observers;
  }

  List<JournalRow> journal() {
    return journal;
  }

  /** What watchers were told of it. */
  List<Account> accounts() {
    return accounts;
  }

  /** Answered operations with a request that was not: one of these applied twice leaves a version that nobody explains. */
  List<Operation> retried() {
    return retried;
  }

  @Nullable
  State end() {
    return end;
  }
}
