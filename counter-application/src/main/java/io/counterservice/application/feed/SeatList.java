package io.counterservice.application.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Seats in no order. One that leaves while others are served leaves a hole until the end, so that none is passed over. */
final class SeatList {
  private final List<@Nullable Seat> seats = new ArrayList<>();
  private final List<Integer> holes = new ArrayList<>();
  private boolean serving;

  void add(Seat seat) {
    seat.place = seats.size();
    seats.add(seat);
  }

  void remove(Seat seat) {
    seats.set(seat.place, null);
    holes.add(seat.place);
    if (!serving)
      fillHoles();
  }

  boolean isEmpty() {
    return seats.size() == holes.size();
  }

  /** How many places there are, holes among them. */
  int places() {
    return seats.size();
  }

  /** Who sits at a place, from 0, or null. */
  @Nullable
  Seat at(int place) {
    return seats.get(place);
  }

  void beginServing() {
    serving = true;
  }

  void endServing() {
    serving = false;
    fillHoles();
  }

  /** Takes the last hole first, so that whoever sits last is no hole, or is the one to be filled. */
  private void fillHoles() {
    holes.sort(Collections.reverseOrder());
    for (int hole : holes) {
      Seat last = seats.removeLast();
      if (last != null) {
        last.place = hole;
        seats.set(hole, last);
      }
    }
    holes.clear();
  }
}
