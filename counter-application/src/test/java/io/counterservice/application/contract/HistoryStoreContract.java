package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.HistoryStore;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.InMemoryHistory;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.history.PastValue;
import io.counterservice.domain.history.Series;
import io.counterservice.domain.history.Step;
import io.counterservice.domain.history.Timeline;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every history tells: the sum of all changes, however much of them is rolled up. */
public abstract class HistoryStoreContract {
  private static final Instant NOON = Instant.parse("2026-05-17T12:00:00Z");
  private static final Actor ANNA = new Actor("anna");
  private static final CounterName STOCK = new CounterName("stock");
  private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns");
  private static final List<Step> STEPS = List.of(Step.values());
  private CounterLedger ledger;
  private HistoryStore history;

  /** A ledger that knows no counter. */
  protected abstract CounterLedger ledger();

  /** The histories of that ledger. */
  protected abstract HistoryStore history();

  /** Does at an instant what is otherwise done from time to time; nothing that is told may change by it. */
  protected abstract void rollUp(Instant now);

  @BeforeEach
  void prepare() {
    ledger = ledger();
    history = history();
  }

  @Test
  void a_bucket_says_what_was_counted_in_it() {
    commit(NOON, add(STOCK, 5));
    commit(NOON.plusSeconds(10), add(STOCK, 7), add(STOCK, -2), new Update(STOCK, new Operation.Set(3), ANNA, null, null, null));
    rollUp(NOON.plusSeconds(20));
    commit(NOON.plusSeconds(70), add(STOCK, 1));

    List<Series.Bucket> buckets = one(timeline("11:59:00", "12:02:00")).buckets();

    assertThat(buckets).hasSize(3);
    assertThat(buckets.getFirst().open()).as("before it existed").isNull();
    assertThat(buckets.get(1)).extracting(Series.Bucket::open, Series.Bucket::low, Series.Bucket::high, Series.Bucket::close)
        .containsExactly(number(0), number(0), number(12), number(3));
    assertThat(buckets.get(1).counted()).extracting("delta", "increments", "decrements", "sets", "refusals")
        .containsExactly(number(3), 2L, 1L, 1L, 0L);
    assertThat(buckets.get(2)).extracting(Series.Bucket::open, Series.Bucket::close).containsExactly(number(3), number(4));
  }

  @Test
  void an_empty_bucket_keeps_the_value() {
    commit(NOON, add(STOCK, 5));
    rollUp(NOON.plusSeconds(200));

    List<Series.Bucket> buckets = one(timeline("12:01:00", "12:03:00")).buckets();

    assertThat(buckets).extracting(Series.Bucket::open, Series.Bucket::low, Series.Bucket::high, Series.Bucket::close)
        .containsOnly(tuple(number(5), number(5), number(5), number(5)));
  }

  @Test
  void refusals_are_in_the_minute_in_which_they_were() {
    commit(NOON, new Update(STOCK, new Operation.Create(limited(0, 10, 9)), ANNA, null, null, null));
    commit(NOON.plusSeconds(61), add(STOCK, 5), add(STOCK, 6));
    rollUp(NOON.plusSeconds(200));
    commit(NOON.plusSeconds(62), add(STOCK, 5));
    commit(NOON.plusSeconds(121), add(STOCK, 1), add(STOCK, 6));

    assertThat(one(timeline("12:00:00", "12:03:00")).buckets()).extracting(bucket -> bucket.counted().refusals())
        .containsExactly(0L, 3L, 1L);
  }

  @Test
  void a_value_is_known_at_every_instant() {
    commit(NOON, new Update(STOCK, new Operation.Create(limited(-100, 100, 40)), ANNA, null, null, null));
    commit(NOON.plusMillis(1), add(STOCK, 1));
    commit(NOON.plusSeconds(59), add(STOCK, 1));
    rollUp(NOON.plusSeconds(200));
    commit(NOON.plusSeconds(3_600), add(STOCK, 1));

    assertThat(at(NOON.minusMillis(1)).state()).isNull();
    assertThat(value(NOON)).isEqualTo(40);
    assertThat(value(NOON.plusMillis(1))).isEqualTo(41);
    assertThat(value(NOON.plusSeconds(59).minusMillis(1))).isEqualTo(41);
    assertThat(value(NOON.plusSeconds(59))).isEqualTo(42);
    assertThat(value(NOON.plusSeconds(3_599))).isEqualTo(42);
    assertThat(value(NOON.plusSeconds(4_000))).isEqualTo(43);
    assertThat(state(NOON.plusSeconds(60)).version().number()).isEqualTo(2);
    assertThat(at(NOON.plusSeconds(60)).resolution()).isNull();
  }

  @Test
  void unknown_and_deleted_counters_have_no_history() {
    commit(NOON, add(STOCK, 5));
    commit(NOON.plusSeconds(1), new Update(STOCK, new Operation.Delete(), ANNA, null, null, null));

    assertThat(history.read(List.of(STOCK, new CounterName("never")), timeline("12:00:00", "12:01:00"))).isEmpty();
    assertThat(history.at(STOCK, NOON)).isEmpty();
    assertThat(history.sum(List.of(STOCK), timeline("12:00:00", "12:01:00")).buckets()).extracting(Series.Bucket::close)
        .containsOnlyNulls();
  }

  @Test
  void a_counter_made_again_goes_on_with_its_history() {
    commit(NOON, add(STOCK, 5));
    commit(NOON.plusSeconds(60), new Update(STOCK, new Operation.Delete(), ANNA, null, null, null));
    rollUp(NOON.plusSeconds(200));
    commit(NOON.plusSeconds(120), new Update(STOCK, new Operation.Create(limited(0, 10, 9)), ANNA, null, null, null));

    assertThat(one(timeline("12:00:00", "12:03:00")).buckets()).extracting(Series.Bucket::close)
        .containsExactly(number(5), number(0), number(9));
  }

  @Test
  void history_is_the_direct_sum_of_all_changes() {
    long seed = Long.getLong("counter.seed", System.nanoTime());
    System.out.println(getClass().getSimpleName() + ": -Dcounter.seed=" + seed);
    Random random = new Random(seed);
    InMemoryCounterLedger direct = new InMemoryCounterLedger();
    HistoryStore truth = new InMemoryHistory(direct);
    Instant now = Instant.parse("2026-03-27T00:00:00Z").plusSeconds(random.nextInt(86_400));
    for (int batch = 0; batch < 150; batch++) {
      now = now.plusMillis(random.nextInt(3) == 0 ? random.nextInt(3_000_000) : random.nextInt(5_000));
      Update[] updates = updates(random);
      commit(now, updates);
      direct.commit(batch(now, updates));
      if (random.nextInt(15) == 0)
        rollUp(now);
      if (random.nextInt(15) == 0)
        compare(truth, random, now, "seed " + seed + ", batch " + batch);
    }
  }

  private void compare(HistoryStore truth, Random random, Instant now, String which) {
    List<CounterName> names = List.of(new CounterName("a"), new CounterName("b"), new CounterName("c"));
    Instant to = now.minusMillis(random.nextBoolean() ? 0 : random.nextInt(100_000_000));
    Step step = STEPS.get(random.nextInt(STEPS.size()));
    Timeline timeline = Timeline.of(to.minusSeconds(random.nextInt(300_000)), to, step, ZoneId.of(ZONES.get(random.nextInt(4))));
    assertThat(buckets(history.read(names, timeline))).as(which).isEqualTo(buckets(truth.read(names, timeline)));
    assertThat(history.sum(names, timeline).buckets()).as(which).usingRecursiveFieldByFieldElementComparatorIgnoringFields("counted.low",
        "counted.high").isEqualTo(truth.sum(names, timeline).buckets());
    for (CounterName name : names)
      assertThat(history.at(name, to)).as(which + " at " + to).isEqualTo(truth.at(name, to));
  }

  private static Map<CounterName, List<Series.Bucket>> buckets(List<Series> series) {
    Map<CounterName, List<Series.Bucket>> buckets = new TreeMap<>();
    series.forEach(each -> buckets.put(each.name(), each.buckets()));
    return buckets;
  }

  private static Update[] updates(Random random) {
    List<Update> updates = new ArrayList<>();
    for (int count = random.nextInt(1, 8); count > 0; count--) {
      CounterName name = new CounterName(String.valueOf("abc".charAt(random.nextInt(3))));
      updates.add(switch (random.nextInt(12)) {
        case 0 -> new Update(name, new Operation.Set(random.nextInt(100)), ANNA, null, null, null);
        case 1 -> new Update(name, new Operation.Reset(), ANNA, null, null, "why");
        case 2 -> new Update(name, new Operation.Replace(limited(-50, 200, random.nextInt(50)), 20L, null), ANNA, null, null, null);
        case 3 -> random.nextInt(4) > 0
            ? new Update(name, new Operation.Create(limited(-50, 200, random.nextInt(50))), ANNA, null, null, null)
            : new Update(name, new Operation.Delete(), ANNA, null, null, null);
        case 4 -> add(name, random.nextBoolean() ? Bounds.EXACT_IN_JSON_MAX : -Bounds.EXACT_IN_JSON_MAX);
        default -> add(name, random.nextInt(1, 60) * (random.nextInt(3) == 0 ? -1L : 1L));
      });
    }
    return updates.toArray(Update[]::new);
  }

  private Series one(Timeline timeline) {
    return history.read(List.of(STOCK), timeline).getFirst();
  }

  private PastValue at(Instant instant) {
    return history.at(STOCK, instant).orElseThrow();
  }

  private long value(Instant instant) {
    return state(instant).value();
  }

  private PastValue.State state(Instant instant) {
    return Objects.requireNonNull(at(instant).state());
  }

  private void commit(Instant at, Update... updates) {
    var _ = ledger.commit(batch(at, updates));
  }

  private static Batch batch(Instant at, Update... updates) {
    return new Batch(List.of(updates).stream().map(Request::of).toList(), at, true);
  }

  private static Update add(CounterName name, long delta) {
    return new Update(name, new Operation.Add(delta, BoundPolicy.REJECT), ANNA, null, null, null);
  }

  private static CounterDefinition limited(long min, long max, long initial) {
    return new CounterDefinition(new Bounds(min, max), initial, "", new TreeMap<>(), false);
  }

  private static Timeline timeline(String from, String to) {
    return Timeline.of(Instant.parse("2026-05-17T" + from + "Z"), Instant.parse("2026-05-17T" + to + "Z"), Step.MINUTE, ZoneOffset.UTC);
  }

  private static BigInteger number(long number) {
    return BigInteger.valueOf(number);
  }
}
