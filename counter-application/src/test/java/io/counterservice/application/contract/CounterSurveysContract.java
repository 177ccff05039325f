package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterSurveys;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Nearness;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.survey.Survey;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every look at all counters finds. */
public abstract class CounterSurveysContract {
  private static final Instant NOW = Instant.parse("2026-05-17T12:30:20Z");
  private static final Instant EARLY = NOW.minus(Duration.ofDays(3));
  private static final Actor ANNA = new Actor("anna");
  private CounterLedger ledger;
  private CounterSurveys surveys;

  /** A ledger that knows no counter. */
  protected abstract CounterLedger ledger();

  /** Looks at the counters of that ledger. */
  protected abstract CounterSurveys surveys();

  /** Does at an instant what is otherwise done from time to time. */
  protected abstract void rollUp(Instant now);

  @BeforeEach
  void prepare() {
    ledger = ledger();
    surveys = surveys();
  }

  @Test
  void finds_nothing_where_there_is_nothing() {
    assertThat(surveys.make(NOW)).isEqualTo(new Survey(NOW, 0, 0, List.of(), 0, List.of(), List.of()));
  }

  @Test
  void near_is_what_nearness_says_however_far_apart_the_bounds_are() {
    long seed = Long.getLong("counter.seed", System.nanoTime());
    System.out.println(getClass().getSimpleName() + ": -Dcounter.seed=" + seed);
    Random random = new Random(seed);
    List<Survey.Near> near = new ArrayList<>();
    List<Update> updates = new ArrayList<>();
    for (int number = 0; number < 600; number++) {
      CounterName name = new CounterName("c" + number);
      CounterDefinition definition = definition(random);
      long value = within(random, definition.bounds());
      updates.add(update(name, new Operation.Create(definition)));
      updates.add(update(name, new Operation.Set(value)));
      Nearness nearness = Nearness.of(value, definition);
      if (nearness != Nearness.INSIDE)
        near.add(new Survey.Near(name, value, definition.bounds(), nearness));
    }
    commit(EARLY, updates);
    near.sort(Comparator.comparingDouble(Survey.Near::left).thenComparing(Survey.Near::name));

    Survey survey = surveys.make(NOW);

    assertThat(survey.nearest()).as("seed " + seed).isEqualTo(near).hasSizeGreaterThan(100);
    assertThat(survey.near()).isEqualTo(near.size());
    assertThat(survey.counters()).isEqualTo(600);
  }

  @Test
  void those_at_their_bound_come_first() {
    commit(EARLY, Stream.of(create("half", 0, 100, 95), create("close", 0, 1_000, 999), create("full", 0, 10, 10), create("far", 0, 10, 8))
        .flatMap(List::stream).toList());

    assertThat(surveys.make(NOW).nearest()).extracting(near -> near.name().value()).containsExactly("full", "close", "half");
  }

  @Test
  void idle_is_who_had_no_operation_for_a_week() {
    Instant week = NOW.minus(Survey.IDLE_AFTER);
    commit(week.minusSeconds(9), List.of(add("older", 1), add("woken", 1)));
    commit(week, List.of(add("b", 1), add("a", 2)));
    commit(week.plusMillis(1), List.of(add("woken", 1), add("young", 1)));

    Survey survey = surveys.make(NOW);

    assertThat(survey.idlest()).containsExactly(new Survey.Idle(new CounterName("older"), 1, week.minusSeconds(9)),
        new Survey.Idle(new CounterName("a"), 2, week), new Survey.Idle(new CounterName("b"), 1, week));
    assertThat(survey.idle()).isEqualTo(3);
  }

  @Test
  void movers_are_those_with_the_most_operations_of_the_last_minutes() {
    commit(NOW.minus(Survey.MOVING_FOR).minusSeconds(21), List.of(add("before", 1), add("before", 1), add("before", 1)));
    commit(NOW.minus(Survey.MOVING_FOR).minusSeconds(20), List.of(add("busy", 100), add("down", 5), add("down", -4)));
    commit(NOW.minusSeconds(90), List.of(add("busy", -1), add("busy", 7), update(new CounterName("down"), new Operation.Set(7))));
    commit(NOW.minusSeconds(60), List.of(add("before", 1), add("gone", 1), add("gone", 1), add("gone", 1), add("gone", 1)));
    commit(NOW.minusSeconds(50), List.of(update(new CounterName("gone"), new Operation.Delete())));
    rollUp(NOW.plusSeconds(120));

    assertThat(surveys.make(NOW).movers()).containsExactly(mover("busy", 3, 106), mover("down", 3, 7), mover("before", 1, 1));
  }

  @Test
  void lists_are_short_and_counts_whole() {
    commit(NOW.minus(Duration.ofDays(9)), IntStream.range(0, Survey.LISTED_MAX + 5)
        .mapToObj(number -> create("c" + number, 0, 10, 10)).flatMap(List::stream).toList());
    commit(NOW, IntStream.range(0, Survey.MOVERS_MAX + 5).mapToObj(number -> add("m" + number, 1)).toList());
    rollUp(NOW.plusSeconds(120));

    Survey survey = surveys.make(NOW);

    assertThat(survey.nearest()).hasSize(Survey.LISTED_MAX);
    assertThat(survey.idlest()).hasSize(Survey.LISTED_MAX);
    assertThat(survey.movers()).hasSize(Survey.MOVERS_MAX);
    assertThat(List.of(survey.near(), survey.idle())).containsOnly(Survey.LISTED_MAX + 5L);
  }

  @Test
  void deleted_counters_are_left_out() {
    commit(NOW.minus(Duration.ofDays(9)), create("full", 0, 10, 10));
    commit(NOW.minus(Duration.ofDays(8)), List.of(update(new CounterName("full"), new Operation.Delete())));
    rollUp(NOW);

    assertThat(surveys.make(NOW)).isEqualTo(new Survey(NOW, 0, 0, List.of(), 0, List.of(), List.of()));
  }

  /** Bounds of every width, also the widest and the default, the initial value often at one of them. */
  private static CounterDefinition definition(Random random) {
    Bounds bounds = switch (random.nextInt(6)) {
      case 0 -> new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);
      case 1 -> Bounds.DEFAULT;
      case 2 -> ordered(random.nextLong(), random.nextLong());
      case 3 -> ordered(random.nextInt(-40, 40), random.nextInt(-40, 40));
      case 4 -> new Bounds(Long.MAX_VALUE - random.nextInt(200), Long.MAX_VALUE);
      default -> new Bounds(Long.MIN_VALUE, Long.MIN_VALUE + random.nextInt(200));
    };
    long initial = switch (random.nextInt(3)) {
      case 0 -> bounds.minimum();
      case 1 -> bounds.maximum();
      default -> within(random, bounds);
    };
    return new CounterDefinition(bounds, initial, "", new TreeMap<>(), false);
  }

  /** A value within bounds, most often close to where near begins, or to the bounds themselves. */
  private static long within(Random random, Bounds bounds) {
    BigInteger range = BigInteger.valueOf(bounds.maximum()).subtract(BigInteger.valueOf(bounds.minimum()));
    BigInteger distance = (random.nextBoolean() ? range.divide(BigInteger.TEN) : BigInteger.ZERO)
        .add(BigInteger.valueOf(random.nextInt(-1, 3))).max(BigInteger.ZERO).min(range);
    return switch (random.nextInt(3)) {
      case 0 -> BigInteger.valueOf(bounds.minimum()).add(distance).longValueExact();
      case 1 -> BigInteger.valueOf(bounds.maximum()).subtract(distance).longValueExact();
      default -> BigInteger.valueOf(bounds.minimum()).add(new BigInteger(64, random).mod(range.add(BigInteger.ONE))).longValueExact();
    };
  }

  private static Bounds ordered(long one, long other) {
    return new Bounds(Math.min(one, other), Math.max(one, other));
  }

  private static Survey.Mover mover(String name, long operations, long delta) {
    return new Survey.Mover(new CounterName(name), operations, BigInteger.valueOf(delta));
  }

  private static List<Update> create(String name, long min, long max, long value) {
    CounterName counter = new CounterName(name);
    CounterDefinition definition = new CounterDefinition(new Bounds(min, max), min, "", new TreeMap<>(), false);
    return List.of(update(counter, new Operation.Create(definition)), update(counter, new Operation.Set(value)));
  }

  private static Update add(String name, long delta) {
    return update(new CounterName(name), new Operation.Add(delta, BoundPolicy.REJECT));
  }

  private static Update update(CounterName name, Operation operation) {
    return new Update(name, operation, ANNA, null, null, null);
  }

  private void commit(Instant at, List<Update> updates) {
    var _ = ledger.commit(new Batch(updates.stream().map(Request::of).toList(), at, true));
  }
}
