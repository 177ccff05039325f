package io.counterservice.domain.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is asked in whatever batches: each audited update that was applied is one deed, and the deeds of a counter are a chain. */
class DeedPropertyTest {
  private static final int HISTORIES = 100;
  private static final int REQUESTS = 60;
  private final long seed = new Random().nextLong();

  @Test
  void what_was_applied_and_is_audited_is_one_deed() {
    for (int history = 0; history < HISTORIES; history++) {
      SampleLedger ledger = new SampleLedger();
      List<Request> requests = new RandomRequests(new Random(seed + history)).next(REQUESTS);
      for (List<Request> batch : List.of(requests.subList(0, REQUESTS / 2), requests.subList(REQUESTS / 2, REQUESTS))) {
        Decision decision = ledger.commit(batch);
        assertThat(decision.deeds()).extracting(Deed::update).as("seed %d, history %d", seed, history)
            .containsExactlyElementsOf(audited(batch, decision.answers()));
      }
    }
  }

  @Test
  void each_deed_of_users_begins_where_the_one_before_ended() {
    for (int history = 0; history < HISTORIES; history++) {
      SampleLedger ledger = new SampleLedger();
      List<Request> requests = new RandomRequests(new Random(seed + history)).next(REQUESTS).stream().map(DeedPropertyTest::byUser)
          .toList();
      String which = "seed %d, history %d".formatted(seed, history);
      Map<CounterName, Counter> last = new HashMap<>();
      for (Deed deed : ledger.commit(requests).deeds()) {
        Counter before = last.put(deed.after().name(), deed.after());
        assertThat(deed.before()).as(which).isEqualTo(before == null || before.deleted() ? null : before);
      }
      assertThat(last).as(which).isEqualTo(ledger.counters());
    }
  }

  private static List<Update> audited(List<Request> batch, List<List<Answer>> answers) {
    List<Update> audited = new ArrayList<>();
    for (int request = 0; request < batch.size(); request++)
      for (int index = 0; index < batch.get(request).size(); index++) {
        Update update = batch.get(request).updates().get(index);
        Answer answer = answers.get(request).get(index);
        if (!answer.replayed() && answer.outcome() instanceof Outcome.Applied && (update.operation().defines() || update.actor().isUser()))
          audited.add(update);
      }
    return audited;
  }

  private static Request byUser(Request request) {
    return new Request(request.updates().stream().map(update -> new Update(update.counter(), update.operation(),
        Actor.user(update.actor().id()), update.precondition(), update.key(), update.reason())).toList(), request.atomic());
  }
}
