package io.counterservice.domain.history;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instants at which the buckets of a history begin and end, in order: one more than there are buckets. What came after the last belongs
 * to no bucket; it is read as well, because values of the past are the value of now without what was counted since.
 *
 * @param resolution the coarsest at which a bound had to be moved, because nothing finer is kept of that time; null where none was
 */
public record Timeline(List<Instant> bounds, @Nullable Resolution resolution) {
  public static final int BUCKETS_MAX = 10_000;

  public Timeline {
    if (bounds.isEmpty() || bounds.size() > BUCKETS_MAX + 1)
      throw new IllegalArgumentException("buckets must be 0 to " + BUCKETS_MAX);
    bounds = List.copyOf(bounds);
  }

  /**
   * The buckets that lie, wholly or in part, between two instants; none where they are the same.
   *
   * @throws IllegalArgumentException where {@code from} is after {@code to}, or more than {@link #BUCKETS_MAX} buckets lie between
   */
  public static Timeline of(Instant from, Instant to, Step step, ZoneId zone) {
    if (from.isAfter(to))
      throw new IllegalArgumentException("from must not be after to");
    List<Instant> bounds = new ArrayList<>();
    Instant bound = step.floor(from, zone);
    bounds.add(bound);
    while (bound.isBefore(to) && bounds.size() <= BUCKETS_MAX + 1 && from.isBefore(to)) {
      bound = step.next(bound, zone);
      bounds.add(bound);
    }
    return new Timeline(bounds, null);
  }

  /** One instant, between what came before and what came after. */
  public static Timeline at(Instant instant) {
    return new Timeline(List.of(instant), null);
  }

  public int buckets() {
    return bounds.size() - 1;
  }

  public Instant start(int bucket) {
    return bounds.get(bucket);
  }

  public Instant end(int bucket) {
    return bounds.get(bucket + 1);
  }

  /** Which bucket an instant lies in; -1 before the first, and the number of buckets after the last. */
  public int bucketOf(Instant at) {
    int place = Collections.binarySearch(bounds, at);
    return place >= 0 ? place : -place - 2;
  }

  /**
   * The same with the bounds moved back, where they lie in times of which nothing is kept that begins there. Buckets that become empty of time
   * are gone.
   */
  public Timeline within(Reach reach) {
    List<Instant> kept = new ArrayList<>();
    Resolution coarsest = null;
    for (Instant bound : bounds) {
      Resolution finest = reach.finest(bound);
      Instant moved = finest == null ? bound : finest.floor(bound);
      if (!moved.equals(bound) && (coarsest == null || coarsest.compareTo(finest) < 0))
        coarsest = finest;
      if (kept.isEmpty() || moved.isAfter(kept.getLast()))
        kept.add(moved);
    }
    return new Timeline(kept, coarsest);
  }

  /** Which roll-ups, of the coarsest kind each, make up the buckets and what came after them, from the first bound on; in order. */
  public List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (int bucket = 0; bucket < buckets(); bucket++)
      cover(start(bucket), end(bucket), Resolution.DAY, pieces);
    cover(bounds.getLast(), Instant.MAX, Resolution.DAY, pieces);
    return pieces;
  }

  /** How many roll-ups there are of one counter in all pieces, at most. */
  public long periods(Instant now) {
    long periods = 0;
    for (Piece piece : pieces())
      periods += piece.periods(now);
    return periods;
  }

  private static void cover(Instant from, Instant to, Resolution coarsest, List<Piece> pieces) {
    if (!from.isBefore(to))
      return;
    Instant first = coarsest.ceiling(from);
    Instant last = to.equals(Instant.MAX) ? to : coarsest.floor(to);
    if (coarsest == Resolution.MINUTE)
      add(new Piece(coarsest, from, to), pieces);
    else if (first.isBefore(last)) {
      cover(from, first, coarsest.finer(), pieces);
      add(new Piece(coarsest, first, last), pieces);
      cover(last, to, coarsest.finer(), pieces);
    } else
      cover(from, to, coarsest.finer(), pieces);
  }

  /** Joins what follows the piece before at the same resolution. */
  private static void add(Piece piece, List<Piece> pieces) {
    Piece before = pieces.isEmpty() ? null : pieces.getLast();
    if (before != null && before.resolution() == piece.resolution() && before.to().equals(piece.from()))
      pieces.set(pieces.size() - 1, new Piece(piece.resolution(), before.from(), piece.to()));
    else
      pieces.add(piece);
  }
}
