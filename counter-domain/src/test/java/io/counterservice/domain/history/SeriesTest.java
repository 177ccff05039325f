package io.counterservice.domain.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.counterservice.domain.counter.CounterName;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What buckets say, and roll-ups that are merged. */
class SeriesTest {
  private static final Instant NOON = Instant.parse("2026-05-17T12:00:00Z");
  private static final Timeline HOURS = Timeline.of(NOON, NOON.plusSeconds(3 * 3_600), Step.HOUR, ZoneOffset.UTC);
  private static final CounterName STOCK = new CounterName("stock");

  @Test
  void each_bucket_begins_where_the_one_before_ended() {
    var series = series(STOCK, NOON, Map.of(0, moved(5, 2L, 9L), 2, moved(-3, 4L, 6L)));

    assertThat(series.buckets()).extracting(Series.Bucket::open, Series.Bucket::low, Series.Bucket::high, Series.Bucket::close)
        .containsExactly(values(1, 1, 9, 6), values(6, 6, 6, 6), values(6, 4, 6, 3));
  }

  @Test
  void nothing_is_known_before_there_was_a_value() {
    var series = series(STOCK, NOON.plusSeconds(3_600), Map.of(1, moved(5, 6L, 6L)));

    assertThat(series.buckets()).extracting(Series.Bucket::open).containsExactly(null, number(1), number(6));
    assertThat(series(STOCK, null, Map.of()).buckets()).extracting(Series.Bucket::close).containsOnlyNulls();
  }

  @Test
  void a_sum_has_neither_lowest_nor_highest() {
    var bucket = series(null, NOON, Map.of(0, moved(5, 2L, 9L))).buckets().getFirst();

    assertThat(bucket.low()).isNull();
    assertThat(bucket.high()).isNull();
    assertThat(bucket.close()).isEqualTo(number(6));
  }

  @Test
  void roll_ups_may_be_merged_in_any_order() {
    long seed = Long.getLong("counter.seed", System.nanoTime());
    System.out.println("SeriesTest: -Dcounter.seed=" + seed);
    Random random = new Random(seed);
    List<Rollup> parts = new ArrayList<>();
    for (int part = 0; part < 20; part++)
      parts.add(random.nextInt(4) == 0
          ? Rollup.ofRefusals(random.nextInt(5))
          : new Rollup(number(random.nextLong()), random.nextInt(9), random.nextInt(9), random.nextInt(9), random.nextInt(9),
              random.nextLong(), random.nextLong()));
    Rollup inOrder = parts.stream().reduce(Rollup.NOTHING, Rollup::merge);
    Collections.shuffle(parts, random);
    Rollup shuffled = parts.subList(0, 7).stream().reduce(Rollup.NOTHING, Rollup::merge)
        .merge(parts.subList(7, 20).stream().reduce(Rollup.NOTHING, Rollup::merge));

    assertThat(shuffled).as("seed " + seed).isEqualTo(inOrder);
    assertThat(inOrder.low()).isEqualTo(parts.stream().map(Rollup::low).filter(low -> low != null).min(Long::compare).orElseThrow());
    assertThat(inOrder.high()).isEqualTo(parts.stream().map(Rollup::high).filter(high -> high != null).max(Long::compare).orElseThrow());
  }

  @Test
  void an_instant_lies_in_the_bucket_that_begins_with_it_or_before() {
    assertThat(List.of(HOURS.bucketOf(NOON.minusNanos(1)), HOURS.bucketOf(NOON), HOURS.bucketOf(NOON.plusSeconds(3_599)),
        HOURS.bucketOf(NOON.plusSeconds(3_600)), HOURS.bucketOf(NOON.plusSeconds(90_000)))).containsExactly(-1, 0, 0, 1, 3);
  }

  @Test
  void periods_are_those_that_roll_ups_can_have_had_until_now() {
    Timeline days = Timeline.of(NOON, NOON.plusSeconds(10 * 86_400), Step.DAY, ZoneOffset.UTC);
    assertThat(days.periods(NOON.plusSeconds(86_400 * 3))).isEqualTo(4);
    assertThat(days.periods(NOON.minusSeconds(86_400))).isZero();
  }

  private static Series series(@Nullable CounterName name, @Nullable Instant since, Map<Integer, Rollup> rollups) {
    return new Series(name, HOURS, number(1), since, rollups);
  }

  private static Rollup moved(long delta, long low, long high) {
    return new Rollup(number(delta), 1, 0, 0, 0, low, high);
  }

  private static Tuple values(long open, long low, long high, long close) {
    return tuple(number(open), number(low), number(high), number(close));
  }

  private static BigInteger number(long number) {
    return BigInteger.valueOf(number);
  }
}
