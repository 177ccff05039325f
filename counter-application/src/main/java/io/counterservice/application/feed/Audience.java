package io.counterservice.application.feed;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.WatchCounters.Mode;
import io.counterservice.domain.counter.CounterName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All seats of one loop that watch one counter. Confined to the loop. */
final class Audience {
  private final CounterName name;
  private final LoopFeed loop;
  private final SeatList followers = new SeatList();
  private final List<Pace> paces = new ArrayList<>(1);
  /** Seats that wait until the counter is known as far as they know it. */
  private List<Seat> early = new ArrayList<>();
  private @Nullable LiveCounter state;
  private @Nullable LiveCounter shown;
  private @Nullable LiveEvent snapshot;

  Audience(CounterName name, LoopFeed loop) {
    this.name = name;
    this.loop = loop;
  }

  CounterName name() {
    return name;
  }

  LoopFeed loop() {
    return loop;
  }

  /** The counter as it is known here, or null while it is not. */
  @Nullable
  LiveCounter state() {
    return state;
  }

  /** A snapshot of a state; the same object as long as that is the same. */
  LiveEvent snapshotOf(LiveCounter now) {
    LiveEvent last = snapshot;
    LiveEvent next = last != null && now.equals(shown) ? last : now.snapshot();
    shown = now;
    snapshot = next;
    return next;
  }

  boolean isEmpty() {
    return followers.isEmpty() && paces.isEmpty();
  }

  Seat join(LoopWatch watch, Wish wish, boolean named, long since) {
    Pace pace = wish.mode() == Mode.ALL ? null : paceOf(wish.updatesPerSecond());
    Seat seat = new Seat(watch, this, pace, named, since);
    (pace == null ? followers : pace.seats).add(seat);
    return seat;
  }

  void leave(Seat seat) {
    seat.left = true;
    Pace pace = seat.pace;
    (pace == null ? followers : pace.seats).remove(seat);
    if (pace != null && pace.seats.isEmpty())
      paces.remove(pace);
  }

  /** Has a seat that has just been taken told of the counter, now or when it is known. */
  void begin(Seat seat) {
    LiveCounter now = state;
    if (seat.left)
      return;
    if (now == null)
      early.add(seat);
    else if (seat.watch.isPublicOnly() && !(now.present() && now.visible()))
      seat.watch.dismiss(seat, LiveEvent.Reason.NOT_PUBLIC);
    else if (seat.since == Seat.NOTHING)
      seat.watch.pend(seat);
    else if (seat.since == now.version())
      seat.told = now;
    else if (seat.since < now.version() && seat.watch.isPublicOnly() && seat.since < now.definedAt())
      seat.lose(now.at(seat.since, 0)); // it may not have been public then
    else if (seat.since < now.version())
      new Replay(seat, loop).begin();
    else {
      early.add(seat);
      loop.verify(seat);
    }
  }

  /** The counter is known now. */
  void loaded(LiveCounter now) {
    state = now;
    List<Seat> waited = early;
    early = new ArrayList<>();
    waited.forEach(this::begin);
  }

  /** The counter moved to the next state. */
  void moved(LiveCounter next) {
    LiveCounter before = state;
    state = next;
    if (next.present() && !next.visible())
      dismissPublic();
    if (before != null && !followers.isEmpty())
      tellFollowers(before, next);
    for (Pace pace : paces)
      pace.moved();
    if (!early.isEmpty())
      beginEarly(next);
  }

  /** What happened in between cannot be told: the counter is where it is now. */
  void jumped(LiveCounter now) {
    state = now;
    if (now.present() && !now.visible())
      dismissPublic();
    for (Seat seat : all()) {
      LiveCounter told = seat.told;
      if (told != null && (seat.pace == null || told.version() > now.version()))
        seat.lose(told);
    }
    for (Pace pace : paces)
      pace.moved();
    beginEarly(now);
  }

  /** The counter was at this version in the database, after the seat had been taken. */
  void verified(Seat seat, long version) {
    if (seat.since > version && early.remove(seat) && !seat.left)
      seat.watch.dismiss(seat, LiveEvent.Reason.SINCE_IN_FUTURE);
  }

  /** Begins with those whose version has come. */
  private void beginEarly(LiveCounter now) {
    List<Seat> waited = early;
    early = new ArrayList<>();
    for (Seat seat : waited)
      if (seat.since <= now.version())
        begin(seat);
      else if (!seat.left)
        early.add(seat);
  }

  private void tellFollowers(LiveCounter before, LiveCounter next) {
    LiveEvent event = next.since(before);
    followers.beginServing();
    for (int place = 0; place < followers.places(); place++) {
      Seat seat = followers.at(place);
      if (seat == null)
        continue;
      LiveCounter told = seat.live();
      if (seat.replay != null)
        seat.replay.missed(next);
      else if (told != null && next.version() > told.version())
        seat.watch.tell(seat, told.equals(before) ? event : next.since(told), next);
    }
    followers.endServing();
  }

  private void dismissPublic() {
    for (Seat seat : all())
      if (seat.watch.isPublicOnly())
        seat.watch.dismiss(seat, LiveEvent.Reason.NOT_PUBLIC);
  }

  private List<Seat> all() {
    List<Seat> seats = new ArrayList<>();
    collect(followers, seats);
    for (Pace pace : paces)
      collect(pace.seats, seats);
    return seats;
  }

  private static void collect(SeatList list, List<Seat> seats) {
    for (int place = 0; place < list.places(); place++) {
      Seat seat = list.at(place);
      if (seat != null)
        seats.add(seat);
    }
  }

  private Pace paceOf(int updatesPerSecond) {
    for (Pace pace : paces)
      if (pace.updatesPerSecond == updatesPerSecond)
        return pace;
    Pace pace = new Pace(this, updatesPerSecond, loop.nanoTime());
    paces.add(pace);
    return pace;
  }
}
