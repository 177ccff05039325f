package io.counterservice.checker;

import io.counterservice.checker.Account.Event;
import io.counterservice.checker.Account.Gap;
import io.counterservice.checker.Account.Mode;
import io.counterservice.checker.Account.Moved;
import io.counterservice.checker.Account.Resumed;
import io.counterservice.checker.Account.Snapshot;
import io.counterservice.checker.Account.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A watcher of one counter who comes and goes, and is told what a correct feed tells, unless a saboteur interferes. */
final class SimulatedWatcher {
  private static final long SECONDS = Duration.ofSeconds(1).toNanos();

  private final Random random;
  private final Saboteur saboteur;
  private final SimulatedCounter counter;
  private final List<Observation> observations;
  private final Mode mode;
  private final List<Told> told = new ArrayList<>();
  private State known;
  private long listening;
  private long now;

  SimulatedWatcher(Random random, Saboteur saboteur, SimulatedCounter counter, List<Observation> observations) {
    this.random = random;
    this.saboteur = saboteur;
    this.counter = counter;
    this.observations = observations.stream().filter(it -> it.counter().equals(counter.seed().counter())).toList();
    this.mode = random.nextBoolean() ? Mode.ALL : Mode.LATEST;
    this.known = counter.seed().state();
    tell(new Snapshot(known.version(), known.value()));
  }

  Account watch(List<JournalRow> rows) {
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      while (mode == Mode.LATEST && i + 1 < rows.size() && random.nextInt(3) == 0)
        row = together(row, rows.get(++i));
      boolean isFollowed = i + 1 < rows.size();
      if (isFollowed && saboteur.strikes(Fault.UNTOLD_ROW))
        continue;
      if (mode == Mode.ALL && isFollowed && saboteur.strikes(Fault.ROWS_TOLD_AS_ONE))
        row = together(row, rows.get(++i));
      if (i + 3 > rows.size() && saboteur.strikes(Fault.UNTOLD_END))
        break;
      hear(row, i + 1 < rows.size());
      comeAndGo();
    }
    return new Account("w", counter.seed().counter(), mode, told);
  }

  private void hear(JournalRow row, boolean isFollowed) {
    if (isFollowed && saboteur.strikes(Fault.NEEDLESS_GAP)) {
      tell(new Gap(known.version()));
      tell(row, new Snapshot(row.to(), row.value()));
      return;
    }
    var moved = new Moved(row.from(), row.to(), row.value(), row.delta());
    if (saboteur.strikes(Fault.WRONG_VALUE_TOLD))
      moved = new Moved(row.from(), row.to(), row.value() + 1, row.delta());
    tell(row, moved);
    if (isFollowed && saboteur.strikes(Fault.TOLD_TWICE))
      tell(row, moved);
    if (isFollowed && saboteur.strikes(Fault.TOLD_ANEW))
      tell(row, new Snapshot(row.to(), row.value()));
  }

  private void comeAndGo() {
    if (random.nextInt(9) > 0)
      return;
    now += random.nextLong(8 * SECONDS);
    listening = now;
    tell(new Resumed(known.version()));
  }

  private void tell(JournalRow row, Event event) {
    now = Math.max(now, counter.moment(row.to())) + random.nextInt(100);
    known = new State(row.to(), row.value(), known.bounds());
    long at = now;
    if (saboteur.fault() == Fault.TOLD_BEFORE_COMMIT && before(row.to()) > 0 && saboteur.strikes(Fault.TOLD_BEFORE_COMMIT))
      at = before(row.to());
    if (saboteur.fault() == Fault.TOLD_LATE && event instanceof Moved && isAcknowledged(row.from()) && saboteur.strikes(Fault.TOLD_LATE))
      at = now + 6 * SECONDS;
    told.add(new Told(event, listening, at));
  }

  private void tell(Event event) {
    told.add(new Told(event, listening, now));
  }

  /** A time before somebody read an earlier version; 0 where nobody did. */
  private long before(long version) {
    return observations.stream().filter(it -> it.answer() instanceof Answer.Seen(State state) && state.version() < version)
        .mapToLong(it -> it.invoked() - 1).max().orElse(0);
  }

  private boolean isAcknowledged(long version) {
    return observations.stream()
        .anyMatch(it -> it.answer() instanceof Answer.Applied applied && applied.version() == version && it.completed() <= now);
  }

  private static JournalRow together(JournalRow row, JournalRow next) {
    return new JournalRow(row.counter(), row.from(), next.to(), row.delta() + next.delta(), next.value());
  }
}
