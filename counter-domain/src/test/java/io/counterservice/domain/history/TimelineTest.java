package io.counterservice.domain.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where buckets begin and end, and which roll-ups they are made of. */
class TimelineTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<Step> STEPS = List.of(Step.values());
  private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Sao_Paulo",
      "America/Havana", "Pacific/Apia", "America/St_Johns", "Africa/Monrovia", "Asia/Kolkata", "+05:45");

  @Test
  void days_follow_the_clock_where_it_is_changed() {
    assertThat(hours("2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z", Step.DAY, "Europe/Berlin")).containsExactly(24L, 23L, 24L);
    assertThat(hours("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z", Step.DAY, "Europe/Berlin")).containsExactly(24L, 25L, 24L);
    assertThat(hours("2026-10-19T12:00:00Z", "2026-10-19T12:00:01Z", Step.WEEK, "Europe/Berlin")).containsExactly(7 * 24 + 1L);
    assertThat(hours("2026-10-19T12:00:00Z", "2026-10-19T12:00:01Z", Step.MONTH, "Europe/Berlin")).containsExactly(31 * 24 + 1L);
  }

  @Test
  void an_hour_that_comes_twice_is_two_buckets() {
    assertThat(bounds("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z", Step.HOUR, "Europe/Berlin"))
        .containsExactly("2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z");
    assertThat(bounds("2026-04-04T14:00:00Z", "2026-04-04T16:00:00Z", Step.HOUR, "Australia/Lord_Howe"))
        .as("the clock goes back half an hour")
        .containsExactly("2026-04-04T14:00:00Z", "2026-04-04T15:00:00Z", "2026-04-04T15:30:00Z", "2026-04-04T16:30:00Z");
  }

  @Test
  void zones_off_the_hour_begin_their_days_there() {
    assertThat(bounds("2026-05-17T12:00:00Z", "2026-05-17T12:00:01Z", Step.DAY, "Asia/Kathmandu"))
        .containsExactly("2026-05-16T18:15:00Z", "2026-05-17T18:15:00Z");
    assertThat(bounds("2026-05-17T12:00:00Z", "2026-05-17T12:00:01Z", Step.HOUR, "Asia/Kathmandu"))
        .containsExactly("2026-05-17T11:15:00Z", "2026-05-17T12:15:00Z");
  }

  @Test
  void a_day_that_a_zone_leaves_out_is_no_bucket() {
    assertThat(hours("2011-12-29T20:00:00Z", "2011-12-31T08:00:00Z", Step.DAY, "Pacific/Apia")).containsExactly(24L, 24L);
  }

  @Test
  void buckets_begin_where_the_first_instant_lies_and_end_behind_the_last() {
    assertThat(bounds("2026-05-17T10:02:30Z", "2026-05-17T10:10:00Z", Step.FIVE_MINUTES, "UTC"))
        .containsExactly("2026-05-17T10:00:00Z", "2026-05-17T10:05:00Z", "2026-05-17T10:10:00Z");
    assertThat(bounds("2026-05-17T10:02:30Z", "2026-05-17T10:10:00.001Z", Step.FIVE_MINUTES, "UTC")).hasSize(4);
    assertThat(Timeline.of(at("2026-05-17T10:00:00Z"), at("2026-05-17T10:00:00Z"), Step.DAY, BERLIN).buckets()).isZero();
  }

  @Test
  void too_many_buckets_or_an_end_before_the_beginning_are_none() {
    Instant from = at("2026-05-17T10:00:00Z");
    assertThat(Timeline.of(from, from.plus(Duration.ofMinutes(10_000)), Step.MINUTE, ZoneOffset.UTC).buckets()).isEqualTo(10_000);
    assertThatThrownBy(() -> Timeline.of(from, from.plus(Duration.ofMinutes(10_001)), Step.MINUTE, ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Timeline.of(from, from.minusNanos(1), Step.MINUTE, ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_year_of_berlin_months_is_days_with_some_hours_at_their_ends() {
    var pieces = Timeline.of(at("2025-12-31T23:00:00Z"), at("2026-12-31T23:00:00Z"), Step.MONTH, BERLIN).pieces();

    assertThat(pieces).extracting(Piece::resolution).doesNotContain(Resolution.MINUTE);
    assertThat(pieces.stream().filter(piece -> piece.resolution() == Resolution.HOUR)
        .mapToLong(piece -> Duration.between(piece.from(), piece.to()).toHours()).sum()).isLessThan(24 * 13);
  }

  @Test
  void pieces_cover_every_bucket_and_cross_no_bound() {
    long seed = Long.getLong("counter.seed", System.nanoTime());
    System.out.println("TimelineTest: -Dcounter.seed=" + seed);
    Random random = new Random(seed);
    for (int run = 0; run < 2_000; run++) {
      Timeline timeline = random(random).within(random.nextBoolean() ? Reach.EVERYTHING : reach(random));
      check(timeline, "seed " + seed + ", run " + run);
    }
  }

  private static void check(Timeline timeline, String which) {
    assertThat(timeline.bounds()).as(which).isSorted().doesNotHaveDuplicates();
    Instant covered = timeline.bounds().getFirst();
    for (Piece piece : timeline.pieces()) {
      assertThat(piece.from()).as(which).isEqualTo(covered);
      assertThat(piece.resolution().floor(piece.from())).as(which + " " + piece).isEqualTo(piece.from());
      for (Instant bound : timeline.bounds())
        if (piece.from().isBefore(bound) && bound.isBefore(piece.to()))
          assertThat(piece.resolution().floor(bound)).as(which + " " + piece).isEqualTo(bound);
      covered = piece.to();
    }
    assertThat(covered).as(which).isEqualTo(Instant.MAX);
  }

  private static Timeline random(Random random) {
    Step step = STEPS.get(random.nextInt(STEPS.size()));
    Instant from = at("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(3 * 365 * 86_400));
    int seconds = switch (step) {
      case MINUTE, FIVE_MINUTES -> 20_000;
      case HOUR -> 400_000;
      case DAY, WEEK, MONTH -> 30_000_000;
    };
    return Timeline.of(from, from.plusSeconds(random.nextInt(seconds)), step, ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
  }

  private static Reach reach(Random random) {
    List<Instant> since = new ArrayList<>();
    for (int level = 0; level < 4; level++)
      since.add(Resolution.DAY.floor(at("2023-01-01T00:00:00Z").plusSeconds(random.nextInt(4 * 365 * 86_400))));
    since.sort(null);
    return new Reach(since.get(3), since.get(2), since.get(1), since.get(0));
  }

  @Test
  void bounds_move_back_to_what_is_kept() {
    Reach reach = new Reach(at("2026-05-10T00:00:00Z"), at("2026-05-01T00:00:00Z"), at("2026-04-01T00:00:00Z"), Instant.EPOCH);

    Timeline old = Timeline.of(at("2026-03-30T22:00:00Z"), at("2026-04-02T22:00:00Z"), Step.DAY, BERLIN).within(reach);
    assertThat(old.bounds()).extracting(Instant::toString).containsExactly("2026-03-30T00:00:00Z", "2026-03-31T00:00:00Z",
        "2026-04-01T22:00:00Z", "2026-04-02T22:00:00Z");
    assertThat(old.resolution()).isEqualTo(Resolution.DAY);
    Timeline minutes = Timeline.of(at("2026-04-30T23:30:00Z"), at("2026-05-01T00:02:00Z"), Step.MINUTE, ZoneOffset.UTC).within(reach);
    assertThat(minutes.bounds()).extracting(Instant::toString).containsExactly("2026-04-30T23:00:00Z", "2026-05-01T00:00:00Z",
        "2026-05-01T00:01:00Z", "2026-05-01T00:02:00Z");
    assertThat(minutes.resolution()).isEqualTo(Resolution.HOUR);
    assertThat(Timeline.at(at("2026-05-09T10:20:30Z")).within(reach).resolution()).isEqualTo(Resolution.MINUTE);
    assertThat(Timeline.at(at("2026-05-10T10:20:30Z")).within(reach).resolution()).isNull();
  }

  @Test
  void bounds_before_1970_stay_where_nothing_was_dropped() {
    Timeline month = Timeline.of(at("1970-01-02T00:00:00Z"), at("1970-01-03T00:00:00Z"), Step.MONTH, BERLIN);
    assertThat(month.within(Reach.EVERYTHING)).isEqualTo(month);
  }

  private static List<Long> hours(String from, String to, Step step, String zone) {
    Timeline timeline = Timeline.of(at(from), at(to), step, ZoneId.of(zone));
    List<Long> hours = new ArrayList<>();
    for (int bucket = 0; bucket < timeline.buckets(); bucket++)
      hours.add(Duration.between(timeline.start(bucket), timeline.end(bucket)).toHours());
    return hours;
  }

  private static List<String> bounds(String from, String to, Step step, String zone) {
    return Timeline.of(at(from), at(to), step, ZoneId.of(zone)).bounds().stream().map(Instant::toString).toList();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
