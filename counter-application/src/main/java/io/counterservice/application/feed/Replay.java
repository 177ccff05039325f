package io.counterservice.application.feed;

import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.CounterChanged;
import io.counterservice.domain.counter.CounterName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings a seat from the version its watcher knows to the present. The seat has joined before the journal is read; what happens
 * meanwhile is kept, and joined to what was read by version. Confined to the seat's loop.
 */
final class Replay {
  private static final int PAGE_MAX = 500;
  private static final int MISSED_MAX = 4_096;
  private final Seat seat;
  private final LoopFeed loop;
  private List<LiveCounter> missed = new ArrayList<>();
  private boolean missedTooMuch;

  /** A page of the journal that is to be read for a replay. */
  record Page(Replay replay, CounterName counter, long after, int limit) {}

  Replay(Seat seat, LoopFeed loop) {
    this.seat = seat;
    this.loop = loop;
  }

  void begin() {
    LiveCounter told = seat.told;
    seat.replay = this;
    read(told == null ? seat.since : told.version());
  }

  /** The counter moved to a state. */
  void missed(LiveCounter next) {
    if (missed.size() < MISSED_MAX)
      missed.add(next);
    else
      missedTooMuch = true;
  }

  /** Goes on, when the watcher is ready for more. */
  void resume() {
    LiveCounter told = seat.told;
    if (isOn() && told != null)
      read(told.version());
  }

  /** Tells what a page holds. */
  void turn(Page page, List<Change> rows) {
    if (!isOn())
      return;
    LiveCounter known = seat.told == null ? base(page.after(), rows) : seat.told;
    if (known == null)
      return;
    seat.told = known;
    if (seat.pace != null)
      end();
    else if (tell(known, rows))
      next(page, rows.size());
  }

  private boolean isOn() {
    return !seat.left && seat.replay == this;
  }

  private void read(long after) {
    missed = new ArrayList<>();
    missedTooMuch = false;
    loop.read(new Page(this, seat.audience.name(), after, seat.pace == null ? PAGE_MAX : 1));
  }

  /** What the watcher knows; null where the journal does not reach back so far. */
  private @Nullable LiveCounter base(long after, List<Change> rows) {
    LiveCounter now = seat.audience.state();
    if (now == null)
      return null;
    if (rows.isEmpty() || rows.getFirst().from().number() > after + 1) {
      seat.lose(now.at(after, 0));
      return null;
    }
    Change first = rows.getFirst();
    return now.at(first.from().number() - 1, first.before());
  }

  private boolean tell(LiveCounter known, List<Change> rows) {
    LiveCounter told = known;
    for (Change row : rows) {
      CounterChanged change = CounterChanged.of(row);
      if (!told.precedes(change)) {
        seat.lose(told);
        return false;
      }
      LiveCounter next = told.after(change);
      if (!tell(next, told))
        return false;
      told = next;
    }
    return true;
  }

  /** Tells the next state, or waits with it until the watcher is ready: then it is read once more. */
  private boolean tell(LiveCounter next, LiveCounter told) {
    if (!seat.watch.makesRoom()) {
      seat.watch.pend(seat);
      return false;
    }
    seat.watch.tell(seat, next.since(told), next);
    return true;
  }

  private void next(Page page, int rows) {
    if (rows < page.limit() && !missedTooMuch)
      end();
    else if (seat.watch.makesRoom())
      resume();
    else
      seat.watch.pend(seat);
  }

  /** The journal was read to its end after the seat had joined: nothing lies between it and what was missed. */
  private void end() {
    if (seat.pace != null) {
      seat.replay = null;
      seat.watch.pend(seat);
      return;
    }
    for (LiveCounter next : missed) {
      LiveCounter told = seat.told;
      if (told != null && next.version() > told.version() && !tell(next, told))
        return;
    }
    seat.replay = null;
  }
}
