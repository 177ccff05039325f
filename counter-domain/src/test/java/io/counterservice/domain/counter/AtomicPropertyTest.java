package io.counterservice.domain.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds of every atomic request with keys, in the midst of every history. Each run takes another seed and prints it;
 * {@code -Dcounter.seed=…} runs one again.
 */
class AtomicPropertyTest {
  private static final int HISTORIES = 2_000;
  private static final int REQUESTS_MAX = 30;
  private long seed;

  @BeforeEach
  void prepare() {
    seed = Long.getLong("counter.seed", System.nanoTime());
    System.out.println("AtomicPropertyTest: -Dcounter.seed=" + seed);
  }

  /** A history and an atomic request after it whose outcome is remembered. */
  private record Case(SampleLedger ledger, Request request, List<Answer> first, RandomRequests requests, Random random, String which) {}

  private interface Law {
    void check(Case each);
  }

  @Test
  void a_repetition_gets_every_answer_again_whatever_came_between() {
    forEachCase(each -> {
      each.ledger().commit(each.requests().next(each.random().nextInt(REQUESTS_MAX)));
      Snapshot before = Snapshot.of(each.ledger());

      List<Answer> again = each.ledger().commit(List.of(each.request())).answers().getFirst();

      assertThat(again).as(each.which()).isEqualTo(each.first().stream().map(answer -> new Answer(answer.outcome(), true)).toList());
      assertThat(Snapshot.of(each.ledger())).as(each.which()).isEqualTo(before);
    });
  }

  @Test
  void any_other_request_under_one_of_its_keys_is_refused_and_changes_nothing() {
    forEachCase(each -> {
      Snapshot before = Snapshot.of(each.ledger());
      Request other = another(each);

      List<Answer> answers = each.ledger().commit(List.of(other)).answers().getFirst();

      String which = each.which() + " then " + other;
      Set<Update.RecordId> taken = ids(each.request());
      if (other.atomic()) {
        assertThat(answers.stream().map(Answer::outcome)).as(which).containsOnlyOnce(new Outcome.Refused(new Refusal.KeyReused(), null));
        assertThat(Snapshot.of(each.ledger())).as(which).isEqualTo(before);
      } else
        for (int item = 0; item < answers.size(); item++)
          if (taken.contains(other.updates().get(item).recordId()))
            assertThat(answers.get(item).outcome()).as(which).isEqualTo(new Outcome.Refused(new Refusal.KeyReused(), null));
    });
  }

  @Test
  void of_many_at_once_one_is_decided_wherever_batches_are_cut() {
    forEachCase(each -> {
      each.ledger().records().clear();
      List<Request> requests = new ArrayList<>(Collections.nCopies(each.random().nextInt(2, 5), each.request()));
      requests.add(new Request(List.of(each.requests().update(false)), false));
      Collections.shuffle(requests, each.random());
      int cut = each.random().nextInt(requests.size());

      List<List<Answer>> answers = new ArrayList<>(each.ledger().commit(requests.subList(0, cut)).answers());
      answers.addAll(each.ledger().commit(requests.subList(cut, requests.size())).answers());

      List<List<Answer>> own = new ArrayList<>();
      for (int request = 0; request < requests.size(); request++)
        if (requests.get(request).equals(each.request()))
          own.add(answers.get(request));
      if (!isRemembered(own.getFirst()))
        return;
      assertThat(own.stream().filter(one -> !one.getFirst().replayed())).as(each.which()).hasSize(1);
      assertThat(own.stream().map(one -> one.stream().map(Answer::outcome).toList()).distinct()).as(each.which()).hasSize(1);
    });
  }

  @Test
  void one_of_which_only_a_part_is_remembered_changes_nothing() {
    forEachCase(each -> {
      List<Update.RecordId> ids = new ArrayList<>(ids(each.request()));
      if (ids.size() < 2)
        return;
      Collections.shuffle(ids, each.random());
      ids.subList(0, each.random().nextInt(1, ids.size())).forEach(each.ledger().records()::remove);
      Snapshot before = Snapshot.of(each.ledger());

      List<Answer> answers = each.ledger().commit(List.of(each.request())).answers().getFirst();

      assertThat(answers.stream().map(Answer::outcome)).as(each.which())
          .containsOnlyOnce(new Outcome.Refused(new Refusal.KeyReused(), null));
      assertThat(Snapshot.of(each.ledger())).as(each.which()).isEqualTo(before);
    });
  }

  @Test
  void a_refused_one_leaves_its_records_and_nothing_else() {
    forEachCase(each -> {
      SampleLedger ledger = each.ledger();
      ledger.records().keySet().removeAll(ids(each.request()));
      Snapshot before = Snapshot.of(ledger);

      Decision decision = ledger.commit(List.of(each.request()));

      if (decision.answers().getFirst().stream().noneMatch(answer -> answer.outcome() instanceof Outcome.Refused))
        return;
      assertThat(decision.counters()).as(each.which()).isEmpty();
      assertThat(decision.changes()).as(each.which()).isEmpty();
      assertThat(ledger.counters()).as(each.which()).isEqualTo(before.counters());
      if (isRemembered(decision.answers().getFirst()))
        assertThat(decision.records().keySet()).as(each.which()).isEqualTo(ids(each.request()));
      else
        assertThat(decision.records()).as(each.which()).isEmpty();
    });
  }

  private void forEachCase(Law law) {
    for (int history = 0; history < HISTORIES; history++) {
      Random random = new Random(seed + history);
      RandomRequests requests = new RandomRequests(random);
      SampleLedger ledger = new SampleLedger();
      ledger.commit(requests.next(random.nextInt(REQUESTS_MAX)));
      Request request = requests.nextAtomic();
      ledger.records().keySet().removeAll(ids(request));
      List<Answer> first = ledger.commit(List.of(request)).answers().getFirst();
      if (isRemembered(first))
        law.check(new Case(ledger, request, first, requests, random, "seed %d, history %d, %s".formatted(seed, history, request)));
    }
  }

  /** A request that differs from the one of the case and has at least one of its keys on the same counter. */
  private static Request another(Case each) {
    Set<Update.RecordId> taken = ids(each.request());
    while (true) {
      Request other = changed(each);
      if (!other.equals(each.request()) && ids(other).stream().anyMatch(taken::contains))
        return other;
    }
  }

  private static Request changed(Case each) {
    Random random = each.random();
    List<Update> updates = new ArrayList<>(each.request().updates());
    int item = random.nextInt(updates.size());
    switch (random.nextInt(6)) {
      case 0 -> updates.remove(item);
      case 1 -> updates.add(random.nextInt(updates.size() + 1), each.requests().update(true));
      case 2 -> updates.set(item, each.requests().update(true));
      case 3 -> updates.set(item, withOperationOf(each.requests().update(true), updates.get(item)));
      case 4 -> Collections.shuffle(updates, random);
      default -> {
        return new Request(updates, false);
      }
    }
    return new Request(updates, random.nextInt(4) > 0);
  }

  private static Update withOperationOf(Update other, Update update) {
    return new Update(update.counter(), other.operation(), update.actor(), other.precondition(), update.key(), other.reason());
  }

  private static Set<Update.RecordId> ids(Request request) {
    Set<Update.RecordId> ids = new HashSet<>();
    request.updates().forEach(update -> ids.add(Objects.requireNonNull(update.recordId())));
    return ids;
  }

  private static boolean isRemembered(List<Answer> answers) {
    return answers.stream().noneMatch(answer -> answer.outcome() instanceof Outcome.Refused refused && !refused.refusal().isRemembered());
  }

  /** What a ledger holds at one moment. */
  private record Snapshot(Map<CounterName, Counter> counters, Map<Update.RecordId, LedgerRows.Recorded> records) {
    static Snapshot of(SampleLedger ledger) {
      return new Snapshot(new HashMap<>(ledger.counters()), new HashMap<>(ledger.records()));
    }
  }
}
