package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Decision;
import io.counterservice.domain.counter.DefinitionPatch;
import io.counterservice.domain.counter.IdempotencyKey;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link CounterLedger} tells the audit trail of what it commits. */
@Timeout(60)
public abstract class AuditedLedgerContract {
  protected static final Instant NOW = Instant.parse("2026-05-17T10:15:30.123456Z");
  protected static final CounterName STOCK = new CounterName("stock");
  private static final Actor KEY = new Actor("k1");
  private static final Actor ANNA = Actor.user("anna");
  private static final String HOME = "192.0.2.7";
  private static final int THREADS = 4;
  private static final int EDITS = 15;
  private CounterLedger ledger;
  private AuditTrail trail;

  /** A ledger that knows no counter. */
  protected abstract CounterLedger ledger();

  /** The trail that it writes to. */
  protected abstract AuditTrail trail();

  @BeforeEach
  void prepare() {
    ledger = ledger();
    trail = trail();
  }

  @Test
  void tells_the_life_of_a_counter_once_each() {
    commit(update(KEY, create(10)), update(KEY, add(3)), update(KEY, max(20L)));
    commit(update(KEY, new Operation.Delete()));
    assertThat(entries()).extracting(AuditEntry::action).containsExactly(AuditAction.COUNTER_CREATED, AuditAction.COUNTER_EDITED,
        AuditAction.COUNTER_DELETED);
    assertThat(entries()).allMatch(entry -> entry.by().equals(new Caller(KEY, HOME)) && entry.at().equals(NOW)
        && entry.subject().equals("stock"));
    assertThat(entries().get(0).before()).isEmpty();
    assertThat(entries().get(0).after()).containsEntry("max", "10").containsEntry("value", "0");
    assertThat(entries().get(1).before()).isEqualTo(Map.of("max", "10"));
    assertThat(entries().get(1).after()).isEqualTo(Map.of("max", "20"));
    assertThat(entries().get(2).before()).containsEntry("max", "20").containsEntry("value", "3");
    assertThat(entries().get(2).after()).isEmpty();
  }

  @Test
  void tells_of_what_users_count_and_not_of_what_keys_count() {
    commit(update(KEY, add(3)), update(KEY, new Operation.Set(5)), update(KEY, new Operation.Reset()));
    assertThat(entries()).isEmpty();
    commit(new Update(STOCK, add(2), ANNA, null, null, "recount \u2603", HOME));
    assertThat(entries()).containsExactly(new AuditEntry(NOW, new Caller(ANNA, HOME), AuditAction.COUNTER_CHANGED, "stock",
        new TreeMap<>(Map.of("value", "0")), new TreeMap<>(Map.of("value", "2", "reason", "recount \u2603"))));
  }

  @Test
  void tells_nothing_of_what_was_refused() {
    commit(update(KEY, create(10)));
    List<AuditEntry> before = entries();
    Decision refused = commit(update(KEY, create(10)), update(KEY, max(-1L)), update(ANNA, add(11)));
    assertThat(refused.answers()).allMatch(answers -> answers.getFirst().outcome() instanceof Outcome.Refused);
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void tells_nothing_of_an_atomic_request_that_was_refused() {
    commit(update(KEY, create(10)));
    List<AuditEntry> before = entries();
    Update other = Update.of(new CounterName("other"), add(1), ANNA);
    commit(new Request(List.of(other, update(ANNA, add(1)), update(ANNA, add(10))), true));
    assertThat(entries()).isEqualTo(before);
    commit(new Request(List.of(other, update(ANNA, add(1))), true));
    assertThat(entries()).extracting(AuditEntry::subject).containsExactly("stock", "other", "stock");
  }

  @Test
  void tells_what_is_repeated_once() {
    Update keyed = new Update(STOCK, max(20L), KEY, null, new IdempotencyKey("i"), null, HOME);
    commit(update(KEY, create(10)));
    commit(keyed, keyed);
    Decision replayed = commit(keyed);
    assertThat(replayed.answers().getFirst().getFirst().replayed()).isTrue();
    Request whole = new Request(List.of(new Update(STOCK, add(1), ANNA, null, new IdempotencyKey("w"), null, HOME)), true);
    commit(whole);
    commit(whole);
    assertThat(entries()).extracting(AuditEntry::action).containsExactly(AuditAction.COUNTER_CREATED, AuditAction.COUNTER_EDITED,
        AuditAction.COUNTER_CHANGED);
  }

  @Test
  void edits_at_once_stand_in_the_order_in_which_they_were_made() {
    commit(update(KEY, create(0)));
    Together.run(THREADS, thread -> {
      for (int edit = 1; edit <= EDITS; edit++)
        commit(update(KEY, max(100L * (thread + 1) + edit)), update(ANNA, new Operation.Set(0)));
    });
    List<AuditEntry> edits = entries().stream().filter(entry -> entry.action() == AuditAction.COUNTER_EDITED).toList();
    assertThat(edits).hasSize(THREADS * EDITS);
    String max = "0";
    for (AuditEntry edit : edits) {
      assertThat(edit.before()).isEqualTo(Map.of("max", max));
      max = edit.after().get("max");
    }
    assertThat(entries()).hasSize(1 + 2 * THREADS * EDITS);
  }

  protected static Update update(Actor actor, Operation operation) {
    return new Update(STOCK, operation, actor, null, null, null, HOME);
  }

  protected static Operation create(long max) {
    return new Operation.Create(new CounterDefinition(new Bounds(0, max), 0, "", new TreeMap<>(), false));
  }

  protected static Operation max(@Nullable Long max) {
    return new Operation.Edit(new DefinitionPatch(null, max, null, null, new TreeMap<>(), new TreeSet<>(), false, null), null, null);
  }

  /** From the first to the last. */
  protected final List<AuditEntry> entries() {
    return trail.list(AuditQuery.newest(AuditQuery.LIMIT_MAX)).reversed().stream().map(AuditRecord::entry).toList();
  }

  private static Operation add(long delta) {
    return new Operation.Add(delta, BoundPolicy.REJECT);
  }

  private Decision commit(Update... updates) {
    return commit(Stream.of(updates).map(Request::of).toArray(Request[]::new));
  }

  private Decision commit(Request... requests) {
    return ledger.commit(new Batch(List.of(requests), NOW, true));
  }
}
