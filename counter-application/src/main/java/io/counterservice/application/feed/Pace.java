package io.counterservice.application.feed;

import io.counterservice.application.port.in.LiveEvent;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The seats of an audience that are told the newest value so many times a second. They are told in rounds; those who know
 * the same all get the same event, and so it is made and encoded once. A long round is served in slices, between which the loop
 * does its other work.
 */
final class Pace {
  private static final int SLICE = 128;
  final SeatList seats = new SeatList();
  final int updatesPerSecond;
  private final Audience audience;
  private final long intervalNanos;
  private long dueNanos;
  private boolean waiting;
  private boolean serving;
  private int place;
  private @Nullable LiveCounter round;
  /** What the last one to be told knew before, and what he was told. */
  private @Nullable LiveCounter known;
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
    if (waiting || serving || seats.isEmpty())
      return;
    waiting = true;
    audience.loop().schedule(this);
  }

  /** Begins a round. */
  void begin(long nowNanos) {
    waiting = false;
    boolean late = nowNanos - dueNanos > intervalNanos;
    dueNanos = (late ? nowNanos : dueNanos) + intervalNanos;
    LiveCounter state = audience.state();
    if (state == null || state.equals(round))
      return;
    round = state;
    event = null;
    place = 0;
    serving = true;
    seats.beginServing();
    serve();
  }

  private void serve() {
    LiveCounter state = round;
    for (int end = Math.min(seats.places(), place + SLICE); place < end; place++) {
      Seat seat = seats.at(place);
      if (seat != null && state != null)
        tell(seat, state);
    }
    if (place < seats.places())
      audience.loop().later(this::serve);
    else
      end(state);
  }

  private void end(@Nullable LiveCounter served) {
    serving = false;
    seats.endServing();
    if (!Objects.equals(served, audience.state()))
      moved();
  }

  private void tell(Seat seat, LiveCounter state) {
    LiveCounter told = seat.live();
    if (told == null || told.version() >= state.version())
      return;
    if (!seat.watch.canTake()) {
      seat.watch.pend(seat);
      return;
    }
    LiveEvent shared = event;
    LiveEvent next = shared != null && told.equals(known) ? shared : state.since(told);
    known = told;
    event = next;
    seat.watch.receive(next);
    seat.watch.told(seat, state);
  }
}
