package io.counterservice.application.feed;

import io.counterservice.application.port.in.LiveEvent;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The seats of an audience that are told the newest value so many times a second. They are told in rounds, a few at a time
 * ({@link #serve}). Those of the few who know the same are told the same event, and so it is made and encoded once.
 */
final class Pace {
  final SeatList seats = new SeatList();
  final int updatesPerSecond;
  private final Audience audience;
  private final long intervalNanos;
  private long dueNanos;
  /** From the change that a round is for until its end. */
  private boolean busy;
  private int place;
  /** What was the newest when the round began. */
  private @Nullable LiveCounter first;
  /** What the last one to be told knew before, what he knows now, and what he was told. */
  private @Nullable LiveCounter known;
  private @Nullable LiveCounter newest;
  private @Nullable LiveEvent event;

  Pace(Audience audience, int updatesPerSecond, long nowNanos) {
    this.audience = audience;
    this.updatesPerSecond = updatesPerSecond;
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / updatesPerSecond;
    this.dueNanos = nowNanos;
  }

  /** When the next round is due. */
  long dueNanos() {
    return dueNanos;
  }

  /** The counter moved: a round follows, at once or when the time has come. */
  void moved() {
    if (busy || seats.isEmpty())
      return;
    busy = true;
    audience.loop().schedule(this);
  }

  /** Begins a round. */
  void begin(long nowNanos) {
    boolean late = nowNanos - dueNanos > intervalNanos;
    dueNanos = (late ? nowNanos : dueNanos) + intervalNanos;
    first = audience.state();
    place = 0;
    seats.beginServing();
  }

  /** Tells the next few; whether this was the end of the round. */
  boolean serve(int few) {
    LiveCounter state = audience.state();
    for (int end = Math.min(seats.places(), place + few); place < end; place++) {
      Seat seat = seats.at(place);
      if (seat != null && state != null)
        tell(seat, state);
    }
    if (place < seats.places())
      return false;
    seats.endServing();
    busy = false;
    if (!Objects.equals(first, audience.state()))
      moved();
    return true;
  }

  private void tell(Seat seat, LiveCounter state) {
    LiveCounter told = seat.live();
    if (told == null || told.version() >= state.version())
      return;
    if (!seat.watch.canTake()) {
      seat.watch.pend(seat);
      return;
    }
    seat.watch.receive(eventFor(told, state));
    seat.told = state;
  }

  private LiveEvent eventFor(LiveCounter told, LiveCounter state) {
    LiveEvent last = event;
    if (last != null && told.equals(known) && state.equals(newest))
      return last;
    known = told;
    newest = state;
    LiveEvent next = state.since(told);
    event = next;
    return next;
  }
}
