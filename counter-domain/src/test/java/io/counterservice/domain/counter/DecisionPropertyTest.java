package io.counterservice.domain.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds of every history. Each run takes another seed and prints it; {@code -Dcounter.seed=…} runs one again.
 */
class DecisionPropertyTest {
  private static final int HISTORIES = 200;
  private static final int REQUESTS = 80;
  private static final int BATCH_MAX = 12;
  private long seed;

  @BeforeEach
  void prepare() {
    seed = Long.getLong("counter.seed", System.nanoTime());
    System.out.println("DecisionPropertyTest: -Dcounter.seed=" + seed);
  }

  @Test
  void batches_decide_as_one_by_one_whatever_the_cut() {
    for (int history = 0; history < HISTORIES; history++) {
      Random random = new Random(seed + history);
      List<Request> requests = new RandomRequests(random).next(REQUESTS);
      SampleLedger cut = new SampleLedger();
      SampleLedger single = new SampleLedger();

      List<Answer> inBatches = inBatches(cut, requests, random);
      List<Answer> oneByOne = oneByOne(single, requests);

      String which = "seed %d, history %d".formatted(seed, history);
      assertThat(inBatches).as(which).isEqualTo(oneByOne);
      assertThat(cut.counters()).as(which).isEqualTo(single.counters());
      assertThat(cut.records()).as(which).isEqualTo(single.records());
      for (CounterName name : single.counters().keySet())
        assertThat(totals(cut, name)).as(which).isEqualTo(totals(single, name));
    }
  }

  @Test
  void the_journal_adds_up_whatever_the_cut() {
    for (int history = 0; history < HISTORIES; history++) {
      Random random = new Random(seed + history);
      SampleLedger ledger = new SampleLedger();
      inBatches(ledger, new RandomRequests(random).next(REQUESTS), random);
      for (Counter counter : ledger.counters().values())
        checkJournal(counter, ledger.changes(counter.name()), "seed %d, history %d, %s".formatted(seed, history, counter.name()));
    }
  }

  @Test
  void every_outcome_is_justified_by_the_counter_it_was_decided_on() {
    for (int history = 0; history < HISTORIES; history++) {
      SampleLedger ledger = new SampleLedger();
      for (Request request : new RandomRequests(new Random(seed + history)).next(REQUESTS))
        for (Update update : request.updates()) {
          Counter before = ledger.find(update.counter());
          Answer answer = ledger.answer(update);
          String which = "seed %d, history %d, %s on %s".formatted(seed, history, update, before);
          check(answer, before, ledger.find(update.counter()), update, which);
        }
    }
  }

  /** Cuts the history into batches of random size. */
  private static List<Answer> inBatches(SampleLedger ledger, List<Request> requests, Random random) {
    List<Answer> answers = new ArrayList<>();
    int from = 0;
    while (from < requests.size()) {
      int to = Math.min(requests.size(), from + 1 + random.nextInt(BATCH_MAX));
      ledger.commit(requests.subList(from, to)).answers().forEach(answers::addAll);
      from = to;
    }
    return answers;
  }

  /** Every update a batch of its own, those of an atomic request together. */
  private static List<Answer> oneByOne(SampleLedger ledger, List<Request> requests) {
    List<Answer> answers = new ArrayList<>();
    for (Request request : requests)
      if (request.atomic())
        answers.addAll(ledger.commit(List.of(request)).answers().getFirst());
      else
        request.updates().forEach(update -> answers.add(ledger.answer(update)));
    return answers;
  }

  private static List<Long> totals(SampleLedger ledger, CounterName name) {
    List<Change> changes = ledger.changes(name);
    return List.of(changes.stream().mapToLong(Change::increments).sum(), changes.stream().mapToLong(Change::decrements).sum(),
        ledger.refusals(name));
  }

  /** value = seed + every recorded change, and every version from the first to the last is in one of them. */
  private static void checkJournal(Counter counter, List<Change> changes, String which) {
    BigInteger value = BigInteger.valueOf(counter.seed());
    long version = changes.getFirst().from().number();
    assertThat(version).as(which).isBetween(0L, 1L);
    for (Change change : changes) {
      assertThat(change.from().number()).as(which).isEqualTo(version);
      assertThat(change.before()).as(which).isEqualTo(value.longValueExact());
      value = value.add(change.delta());
      version = change.to().number() + 1;
      assertThat(change.increments() + change.decrements()).as(which).isLessThanOrEqualTo(version - change.from().number());
    }
    assertThat(counter.value()).as(which).isEqualTo(value.longValueExact());
    assertThat(counter.version().number()).as(which).isEqualTo(version - 1);
  }

  private static void check(Answer answer, @Nullable Counter before, @Nullable Counter after, Update update, String which) {
    if (answer.replayed() || answer.outcome() instanceof Outcome.Refused) {
      assertThat(after).as(which).isEqualTo(before);
      if (!answer.replayed() && before != null && !before.deleted() && answer.outcome() instanceof Outcome.Refused(Refusal refusal, _))
        assertThat(isJustified(refusal, before.definition().bounds(), update)).as(which).isTrue();
      return;
    }
    Counter moved = Objects.requireNonNull(after);
    Outcome.Applied applied = (Outcome.Applied) answer.outcome();
    boolean first = before == null && moved.version().equals(Version.NONE);
    assertThat(applied.version()).as(which).isEqualTo(moved.version()).isEqualTo(first ? Version.NONE : versionOf(before).next());
    assertThat(applied.value()).as(which).isEqualTo(moved.value());
    assertThat(applied.before()).as(which).isEqualTo(before == null ? moved.seed() : before.value());
    assertThat(moved.deleted() || moved.definition().bounds().contains(moved.value())).as(which).isTrue();
    if (update.operation() instanceof Operation.Add add)
      checkAdd(add, applied, moved.definition().bounds(), which);
  }

  private static void checkAdd(Operation.Add add, Outcome.Applied applied, Bounds bounds, String which) {
    if (applied.clamped()) {
      assertThat(add.policy()).as(which).isEqualTo(BoundPolicy.CLAMP);
      assertThat(applied.value()).as(which).isEqualTo(add.delta() > 0 ? bounds.maximum() : bounds.minimum());
      assertThat(applied.applied().abs()).as(which).isLessThan(BigInteger.valueOf(add.delta()).abs());
    } else
      assertThat(applied.applied()).as(which).isEqualTo(add.delta());
  }

  private static boolean isJustified(Refusal refusal, Bounds bounds, Update update) {
    boolean defines = update.operation() instanceof Operation.Replace || update.operation() instanceof Operation.Edit;
    return switch (refusal) {
      case Refusal.AboveMaximum(BigInteger attempted) -> defines || attempted.compareTo(BigInteger.valueOf(bounds.maximum())) > 0;
      case Refusal.BelowMinimum(BigInteger attempted) -> defines || attempted.compareTo(BigInteger.valueOf(bounds.minimum())) < 0;
      case Refusal.BoundsExcludeValue _,Refusal.InvalidDefinition _,Refusal.StaleDefinition _ -> defines;
      case Refusal.AlreadyExists _ -> update.operation() instanceof Operation.Create;
      case Refusal.StaleVersion _ -> update.precondition() != null;
      case Refusal.KeyReused _ -> update.key() != null;
      case Refusal.NotFound _ -> false;
    };
  }

  private static Version versionOf(@Nullable Counter counter) {
    return counter == null ? Version.NONE : counter.version();
  }
}
