package io.counterservice.checker;

import io.counterservice.checker.Answer.Applied;
import io.counterservice.checker.Answer.Refused;
import io.counterservice.checker.Answer.Replay;
import io.counterservice.checker.Answer.Seen;
import io.counterservice.checker.History.Final;
import io.counterservice.checker.Observation.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Finishes a simulated history, and commits those faults that are easier to commit when everything is known. */
final class HistoryMutator {
  private static final int WATCHERS = 3;

  private final Random random;
  private final Saboteur saboteur;
  private final SimulatedService service;

  HistoryMutator(Random random, Saboteur saboteur, SimulatedService service) {
    this.random = random;
    this.saboteur = saboteur;
    this.service = service;
  }

  History finish(List<Seed> seeds, List<Observation> observations) {
    List<Final> finals = new ArrayList<>();
    List<JournalRow> journal = new ArrayList<>();
    List<Account> accounts = new ArrayList<>();
    var fault = saboteur.fault();
    for (SimulatedCounter counter : service.counters()) {
      finals.add(new Final(counter.seed().counter(), end(counter)));
      var rows = journal(counter);
      journal.addAll(rows);
      for (int watcher = 0; watcher < WATCHERS && (fault == null || fault.isOfTheFeed()); watcher++)
        accounts.add(new SimulatedWatcher(random, saboteur, counter, observations).watch(rows));
    }
    if (fault != null && fault.showsInTheJournalToo())
      journal.clear();
    return new History(seeds, mutated(observations), finals, journal, accounts);
  }

  private State end(SimulatedCounter counter) {
    var state = counter.state();
    if (counter.states().size() > 9 && saboteur.strikes(Fault.FORGOTTEN_END))
      return counter.states().get(counter.states().size() - 9);
    if (saboteur.strikes(Fault.WRONG_END))
      return new State(state.version(), state.value() + 1, state.bounds());
    return state;
  }

  /** Rows of one or several versions, as a service that groups operations writes them. */
  private List<JournalRow> journal(SimulatedCounter counter) {
    List<JournalRow> merged = new ArrayList<>();
    for (JournalRow row : counter.journal()) {
      var last = merged.isEmpty() || random.nextBoolean() ? null : merged.removeLast();
      merged.add(last == null ? row : new JournalRow(row.counter(), last.from(), row.to(), last.delta() + row.delta(), row.value()));
    }
    if (merged.size() > 20 && saboteur.strikes(Fault.JOURNAL_HOLE))
      merged.remove(10);
    if (merged.size() > 20 && saboteur.strikes(Fault.JOURNAL_VALUE)) {
      var row = merged.get(10);
      merged.set(10, new JournalRow(row.counter(), row.from(), row.to(), row.delta(), row.value() + 1));
    }
    return merged;
  }

  private List<Observation> mutated(List<Observation> observations) {
    List<Observation> mutated = new ArrayList<>(observations.size());
    for (Observation observation : observations) {
      var other = mutated(observation, observations);
      mutated.add(other == null ? observation : other);
    }
    return mutated;
  }

  private @Nullable Observation mutated(Observation it, List<Observation> all) {
    return switch (saboteur.fault()) {
      case STALE_READ -> it.answer() instanceof Seen ? stale(it, all) : null;
      case INVENTED_READ -> it.answer() instanceof Seen(State state) && saboteur.strikes(Fault.INVENTED_READ)
          ? it.answered(new Seen(new State(state.version(), state.value() + 1, state.bounds())))
          : null;
      case STALE_REFUSAL -> it.key() == null && it.answer() instanceof Refused refused ? stale(it, refused, all) : null;
      case TIME_INVERSION ->
        it.key() == null && it.group() == null && it.answer() instanceof Applied applied ? late(it, applied, all) : null;
      case null, default -> null;
    };
  }

  private @Nullable Observation stale(Observation read, List<Observation> all) {
    var past = past(read, all);
    return past == null || !saboteur.strikes(Fault.STALE_READ) ? null : read.answered(new Seen(past));
  }

  private @Nullable Observation stale(Observation it, Refused refused, List<Observation> all) {
    var past = past(it, all);
    if (past == null || !saboteur.strikes(Fault.STALE_REFUSAL))
      return null;
    return it.answered(new Refused(refused.reason(), past, null, Replay.FIRST));
  }

  /** A state that had been replaced, by an operation that had ended, before {@code it} began. */
  private @Nullable State past(Observation it, List<Observation> all) {
    for (Observation other : all)
      if (other.counter().equals(it.counter()) && other.key() == null && other.completed() < it.invoked()
          && other.answer() instanceof Applied applied)
        for (State state : service.counter(it.counter()).states())
          if (state.version() < applied.version())
            return state;
    return null;
  }

  /** The same operation as if it had begun after one with a higher version had ended. */
  private @Nullable Observation late(Observation it, Applied applied, List<Observation> all) {
    for (Observation other : all)
      if (other.counter().equals(it.counter()) && other.key() == null && other.answer() instanceof Applied higher
          && higher.version() > applied.version() && saboteur.strikes(Fault.TIME_INVERSION))
        return it.during(new Window(other.completed() + 1, other.completed() + 2));
    return null;
  }
}
