package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Decision;
import io.counterservice.domain.counter.DefinitionPatch;
import io.counterservice.domain.counter.IdempotencyKey;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Precondition;
import io.counterservice.domain.counter.Refusal;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.counter.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger keeps, and its views show. */
public abstract class CounterLedgerContract {
  protected static final Instant NOW = Instant.parse("2026-05-17T10:15:30.123456Z");
  private static final Actor ANNA = new Actor("anna");
  private static final Actor BERT = new Actor("bert");
  private static final CounterName STOCK = new CounterName("stock");
  private static final CounterName SEATS = new CounterName("seats");
  private static final CounterName UNKNOWN = new CounterName("unknown");
  private CounterLedger ledger;
  private CounterViews views;

  /** A ledger that knows no counter. */
  protected abstract CounterLedger ledger();

  /** The views of that ledger. */
  protected abstract CounterViews views();

  @BeforeEach
  void prepare() {
    ledger = ledger();
    views = views();
  }

  @Test
  void creates_a_counter_at_version_0_and_tells_its_definition_in_the_journal() {
    CounterDefinition definition = new CounterDefinition(new Bounds(-5, 10), 3, "Bücher ☃", new TreeMap<>(Map.of("team", "web")), true);

    Outcome.Applied created = applied(one(new Operation.Create(definition)));

    assertThat(created.created()).isTrue();
    assertThat(created.version()).isEqualTo(Version.NONE);
    Counter counter = counter(STOCK);
    assertThat(counter).isEqualTo(created.counter());
    assertThat(counter.definition()).isEqualTo(definition);
    assertThat(counter.value()).isEqualTo(3);
    assertThat(counter.createdAt()).isEqualTo(NOW);
    assertThat(views.changes(STOCK, -1, 10)).singleElement().satisfies(change -> {
      assertThat(change.kind()).isEqualTo(Change.Kind.CREATE);
      assertThat(change.definition()).isEqualTo(definition);
      assertThat(change.delta()).isZero();
    });
    assertThat(views.changes(STOCK, 0, 10)).isEmpty();
  }

  @Test
  void the_first_increment_creates_the_counter() {
    Outcome.Applied added = applied(one(add(5)));

    assertThat(added).isEqualTo(new Outcome.Applied(0, 5, new Version(1), false, false, null));
    assertThat(counter(STOCK).definition()).isEqualTo(CounterDefinition.DEFAULT);
  }

  @Test
  void operations_of_one_batch_are_one_change() {
    commit(update(STOCK, ANNA, add(5)), update(STOCK, ANNA, add(-2)), update(STOCK, ANNA, new Operation.Set(40)),
        update(STOCK, BERT, add(1)));

    assertThat(views.changes(STOCK, 0, 10))
        .containsExactly(new Change(STOCK, Change.Kind.COUNT, new Version(1), new Version(4), 0, 41, 3, 41, 2, 1,
            0, NOW, null, 2, null, null));
    commit(update(STOCK, BERT, add(1)), update(STOCK, BERT, add(1)));
    assertThat(views.changes(STOCK, 4, 10))
        .containsExactly(new Change(STOCK, Change.Kind.COUNT, new Version(5), new Version(6), 41, 43, 42, 43, 2, 0,
            0, NOW, BERT, 1, null, null));
  }

  @Test
  void a_reason_or_an_edit_has_a_change_of_its_own() {
    Update explained = new Update(STOCK, add(2), ANNA, null, null, "recount");
    commit(update(STOCK, ANNA, add(1)), explained, update(STOCK, ANNA, add(3)), update(STOCK, ANNA, edit(null, 100L)));

    List<Change> changes = views.changes(STOCK, 0, 10);
    assertThat(changes).extracting(change -> change.to().number()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(changes).extracting(Change::reason).containsExactly(null, "recount", null, null);
    assertThat(changes.getLast().kind()).isEqualTo(Change.Kind.EDIT);
    assertThat(changes.getLast().definition()).isEqualTo(counter(STOCK).definition());
    assertThat(counter(STOCK).definition().bounds().maximum()).isEqualTo(100);
  }

  @Test
  void a_refusal_changes_nothing_and_is_counted_beside_changes() {
    commit(update(STOCK, ANNA, new Operation.Create(bounded(0, 2))));
    Decision refused = commit(update(STOCK, ANNA, add(3)));
    assertThat(refused.isEmpty()).isTrue();
    assertThat(refused.refusals()).containsExactly(Map.entry(STOCK, 1L));

    Decision mixed = commit(update(STOCK, ANNA, add(2)), update(STOCK, ANNA, add(1)), update(STOCK, ANNA, add(1)));

    assertThat(mixed.refusals()).isEmpty();
    assertThat(views.changes(STOCK, 0, 10)).singleElement().satisfies(change -> {
      assertThat(change.refusals()).isEqualTo(2);
      assertThat(change.to()).isEqualTo(new Version(1));
    });
  }

  @Test
  void whole_64_bits_are_kept() {
    commit(update(STOCK, ANNA, new Operation.Create(new CounterDefinition(new Bounds(Long.MIN_VALUE, Long.MAX_VALUE), 0, "",
        new TreeMap<>(), false))));
    commit(update(STOCK, ANNA, new Operation.Set(Long.MIN_VALUE)));
    Outcome.Applied applied = applied(one(new Operation.Set(Long.MAX_VALUE)));

    assertThat(applied.applied()).hasToString("18446744073709551615");
    assertThat(views.changes(STOCK, 1, 1)).singleElement().extracting(Change::delta).hasToString("18446744073709551615");
    assertThat(counter(STOCK).value()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_key_gets_its_first_answer_again_refusals_too() {
    commit(update(STOCK, ANNA, new Operation.Create(bounded(0, 5))));
    Update first = keyed(STOCK, add(4), "k1");
    Update refused = keyed(STOCK, add(4), "k2");
    List<Answer> before = Stream.concat(answers(first).stream(), answers(refused).stream()).toList();
    commit(update(STOCK, ANNA, new Operation.Reset()));

    List<Answer> after = answers(first, refused, refused);

    assertThat(after).allMatch(Answer::replayed);
    assertThat(after).extracting(Answer::outcome).startsWith(before.get(0).outcome(), before.get(1).outcome());
    assertThat(counter(STOCK).value()).isZero();
    assertThat(counter(STOCK).version()).isEqualTo(new Version(2));
  }

  @Test
  void every_kind_of_outcome_is_remembered_exactly() {
    commit(
        update(STOCK, ANNA, new Operation.Create(new CounterDefinition(new Bounds(0, 5), 1, "d", new TreeMap<>(Map.of("a", "b")), true))));
    List<Update> updates = List.of(keyed(STOCK, new Operation.Add(9, BoundPolicy.CLAMP), "clamped"), keyed(STOCK, add(1), "above"),
        keyed(STOCK, new Operation.Set(-1), "below"), keyed(STOCK, new Operation.Create(bounded(0, 1)), "exists"),
        keyed(STOCK, edit(null, 4L), "excludes"),
        keyed(STOCK, new Operation.Edit(patch(null, 9L), null, Version.NONE), "stale-definition"),
        keyed(STOCK, new Operation.Edit(patch(null, 9L), 5L, null), "edited"),
        new Update(STOCK, add(1), ANNA, new Precondition(Set.of(new Version(77))), new IdempotencyKey("stale"), "why"),
        keyed(SEATS, add(-1), "missing"), keyed(SEATS, new Operation.Replace(bounded(0, 9), 4L, null), "created"),
        keyed(SEATS, new Operation.Delete(), "deleted"));
    List<Answer> first = updates.stream().map(update -> answers(update).getFirst()).toList();

    List<Answer> again = updates.stream().map(update -> answers(update).getFirst()).toList();

    assertThat(again).extracting(Answer::outcome).isEqualTo(first.stream().map(Answer::outcome).toList());
    assertThat(again).allMatch(Answer::replayed);
    assertThat(first).noneMatch(Answer::replayed);
  }

  @Test
  void a_key_is_the_actors_own_and_the_counters_own() {
    commit(keyed(STOCK, add(1), "k"));
    commit(new Update(STOCK, add(1), BERT, null, new IdempotencyKey("k"), null));
    commit(keyed(SEATS, add(1), "k"));

    assertThat(counter(STOCK).value()).isEqualTo(2);
    assertThat(counter(SEATS).value()).isEqualTo(1);
  }

  @Test
  void a_key_with_another_request_is_refused_and_the_first_stays() {
    commit(keyed(STOCK, add(1), "k"));

    Answer answer = answers(keyed(STOCK, add(2), "k")).getFirst();

    assertThat(answer.outcome()).isEqualTo(new Outcome.Refused(new Refusal.KeyReused(), null));
    assertThat(answers(keyed(STOCK, add(1), "k")).getFirst().replayed()).isTrue();
    assertThat(counter(STOCK).value()).isEqualTo(1);
  }

  @Test
  void a_refusal_of_an_unknown_counter_is_remembered_without_making_one() {
    Update early = keyed(STOCK, add(-1), "k");
    assertThat(refusal(answers(early))).isEqualTo(new Refusal.NotFound());
    commit(update(STOCK, ANNA, add(10)));

    assertThat(refusal(answers(early))).isEqualTo(new Refusal.NotFound());
    assertThat(counter(STOCK).value()).isEqualTo(10);
  }

  @Test
  void an_atomic_request_is_all_or_none() {
    commit(update(STOCK, ANNA, new Operation.Create(bounded(0, 5))), update(SEATS, ANNA, new Operation.Create(bounded(0, 5))));
    commit(update(STOCK, ANNA, add(3)));
    assertThat(atomic(List.of(update(STOCK, ANNA, add(-2)), update(SEATS, ANNA, add(2))))).extracting(Answer::outcome)
        .allMatch(Outcome.Applied.class::isInstance);

    List<Answer> refused = atomic(List.of(update(STOCK, ANNA, add(-1)), update(SEATS, ANNA, add(4))));

    assertThat(refused.get(0).outcome()).isEqualTo(new Outcome.Withheld());
    assertThat(refused.get(1).outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(counter(STOCK).value()).isEqualTo(1);
  }

  @Test
  void an_atomic_request_is_remembered_whole() {
    List<Update> transfer = List.of(keyed(STOCK, add(2), "t/0"), keyed(SEATS, add(2), "t/1"));
    List<Update> tooMuch = List.of(keyed(STOCK, add(-1), "u/0"), keyed(SEATS, add(-4), "u/1"), keyed(UNKNOWN, add(-1), "u/2"));
    commit(update(STOCK, ANNA, new Operation.Create(bounded(0, 5))), update(SEATS, ANNA, new Operation.Create(bounded(0, 5))));
    List<Answer> applied = atomic(transfer);
    List<Answer> refused = atomic(tooMuch);
    commit(update(SEATS, ANNA, new Operation.Set(5)), update(STOCK, ANNA, new Operation.Set(0)));

    assertThat(atomic(transfer)).isEqualTo(replayed(applied));
    assertThat(atomic(tooMuch)).isEqualTo(replayed(refused));
    for (List<Update> first : List.of(transfer, tooMuch)) {
      for (Update item : first)
        assertThat(refusal(answers(item))).as("alone").isEqualTo(new Refusal.KeyReused());
      assertThat(refusal(atomic(first.subList(0, 1)))).as("shorter").isEqualTo(new Refusal.KeyReused());
      assertThat(refusal(atomic(List.of(first.getFirst(), keyed(UNKNOWN, add(1), "v"))))).as("another item")
          .isEqualTo(new Refusal.KeyReused());
    }
    assertThat(counter(STOCK).version()).isEqualTo(new Version(2));
    assertThat(counter(SEATS).version()).isEqualTo(new Version(2));
    assertThat(views.find(List.of(UNKNOWN))).isEmpty();
  }

  @Test
  void a_retry_in_the_same_batch_as_its_atomic_request_gets_its_answers() {
    Request transfer = new Request(List.of(keyed(STOCK, add(2), "t/0"), keyed(SEATS, add(2), "t/1")), true);

    List<List<Answer>> answers = ledger.commit(new Batch(List.of(transfer, transfer), NOW, true)).answers();

    assertThat(answers.get(1)).isEqualTo(replayed(answers.get(0)));
    assertThat(counter(SEATS).value()).isEqualTo(2);
  }

  @Test
  void a_deleted_counter_is_gone_and_its_successor_goes_on_counting_versions() {
    commit(update(STOCK, ANNA, add(7)));
    Outcome.Applied deleted = applied(one(new Operation.Delete()));
    assertThat(deleted.value()).isZero();
    assertThat(deleted.version()).isEqualTo(new Version(2));
    assertThat(counter(STOCK).deleted()).as("a tombstone").isTrue();
    assertThat(counter(STOCK).version()).isEqualTo(new Version(2));
    assertThat(views.find(List.of(SEATS))).as("never was").isEmpty();
    assertThat(refusal(answers(update(STOCK, ANNA, add(-1))))).isEqualTo(new Refusal.NotFound());

    Outcome.Applied again = applied(one(new Operation.Create(bounded(2, 9, 4))));

    assertThat(again.version()).isEqualTo(new Version(3));
    assertThat(again.applied()).hasToString("4");
    assertThat(counter(STOCK).definitionVersion()).isEqualTo(new Version(3));
    assertJournalAddsUp(STOCK);
  }

  @Test
  void instants_never_go_back() {
    commit(update(STOCK, ANNA, add(1)));
    commitAt(NOW.minus(Duration.ofHours(1)), update(STOCK, ANNA, add(1)));

    assertThat(counter(STOCK).updatedAt()).isEqualTo(NOW);
    assertThat(views.changes(STOCK, 0, 10)).extracting(Change::at).containsExactly(NOW, NOW);
  }

  private void assertJournalAddsUp(CounterName name) {
    long value = counter(name).seed();
    long version = 0;
    for (Change change : views.changes(name, 0, 1_000)) {
      assertThat(change.before()).isEqualTo(value);
      assertThat(change.from().number()).isEqualTo(version + 1);
      value = change.value();
      version = change.to().number();
    }
    assertThat(counter(name).value()).isEqualTo(value);
    assertThat(counter(name).version().number()).isEqualTo(version);
  }

  private Counter counter(CounterName name) {
    return views.find(List.of(name)).getOrDefault(name, missing());
  }

  private static Counter missing() {
    return new Counter(new CounterName("missing"), 0, Version.NONE, CounterDefinition.DEFAULT, Version.NONE, 0, NOW, NOW, true);
  }

  private Answer one(Operation operation) {
    return answers(update(STOCK, ANNA, operation)).getFirst();
  }

  private List<Answer> answers(Update... updates) {
    return commit(updates).answers().stream().flatMap(List::stream).toList();
  }

  private List<Answer> atomic(List<Update> updates) {
    return ledger.commit(new Batch(List.of(new Request(updates, true)), NOW, true)).answers().getFirst();
  }

  private Decision commit(Update... updates) {
    return commitAt(NOW, updates);
  }

  private Decision commitAt(Instant at, Update... updates) {
    return ledger.commit(new Batch(Stream.of(updates).map(Request::of).toList(), at, true));
  }

  private static Update update(CounterName name, Actor actor, Operation operation) {
    return Update.of(name, operation, actor);
  }

  private static Update keyed(CounterName name, Operation operation, String key) {
    return new Update(name, operation, ANNA, null, new IdempotencyKey(key), null);
  }

  private static Operation add(long delta) {
    return new Operation.Add(delta, BoundPolicy.REJECT);
  }

  private static Operation edit(@Nullable Long minimum, @Nullable Long maximum) {
    return new Operation.Edit(patch(minimum, maximum), null, null);
  }

  private static DefinitionPatch patch(@Nullable Long minimum, @Nullable Long maximum) {
    return new DefinitionPatch(minimum, maximum, null, null, new TreeMap<>(), new TreeSet<>(), false, null);
  }

  private static CounterDefinition bounded(long minimum, long maximum) {
    return bounded(minimum, maximum, 0);
  }

  private static CounterDefinition bounded(long minimum, long maximum, long initial) {
    return new CounterDefinition(new Bounds(minimum, maximum), initial, "", new TreeMap<>(), false);
  }

  private static List<Answer> replayed(List<Answer> answers) {
    return answers.stream().map(answer -> new Answer(answer.outcome(), true)).toList();
  }

  private static Outcome.Applied applied(Answer answer) {
    assertThat(answer.outcome()).isInstanceOf(Outcome.Applied.class);
    return (Outcome.Applied) answer.outcome();
  }

  private static Refusal refusal(List<Answer> answers) {
    assertThat(answers.getFirst().outcome()).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) answers.getFirst().outcome()).refusal();
  }
}
