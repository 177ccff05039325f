package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link AuditTrail} does. */
@Timeout(60)
public abstract class AuditTrailContract {
  protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final Actor ANNA = Actor.user("anna");
  private static final Actor KEY = new Actor("k1");
  private AuditTrail trail;

  /** A trail of its own for each test. */
  protected abstract AuditTrail emptyTrail();

  @BeforeEach
  void open() {
    trail = emptyTrail();
  }

  @Test
  void keeps_every_part_of_an_entry() {
    var full = new AuditEntry(NOW, new Caller(ANNA, "2001:db8::1"), AuditAction.COUNTER_EDITED, "shop.a",
        new TreeMap<>(Map.of("label:a\"b\\", "\u00e9 \u2603 <b>", "max", "5")), new TreeMap<>(Map.of("max", "", "min", "-1")));
    var bare = new AuditEntry(NOW, Caller.SERVICE, AuditAction.SIGNED_OUT, "", new TreeMap<>(), new TreeMap<>());
    trail.record(full);
    trail.record(bare);
    assertThat(entries(AuditQuery.newest(10))).containsExactly(bare, full);
  }

  @Test
  void keeps_every_action() {
    for (AuditAction action : AuditAction.values())
      trail.record(entry(action, "x", KEY, NOW));
    for (AuditAction action : AuditAction.values())
      assertThat(entries(new AuditQuery(null, action, null, null, null, null, 100))).containsExactly(entry(action, "x", KEY, NOW));
    assertThat(entries(AuditQuery.newest(100))).hasSize(AuditAction.values().length);
  }

  @Test
  void tells_page_by_page_the_newest_first() {
    for (int n = 0; n < 5; n++)
      trail.record(entry(AuditAction.COUNTER_CREATED, "c" + n, KEY, NOW.minusSeconds(n)));
    List<AuditEntry> told = new ArrayList<>();
    Long before = null;
    for (List<AuditRecord> page = page(before); !page.isEmpty(); page = page(before)) {
      page.forEach(record -> told.add(record.entry()));
      before = page.getLast().number();
    }
    assertThat(told).extracting(AuditEntry::subject).containsExactly("c4", "c3", "c2", "c1", "c0");
  }

  @Test
  void finds_by_actor_action_and_subject() {
    AuditEntry first = entry(AuditAction.COUNTER_CREATED, "shop.a", KEY, NOW);
    AuditEntry second = entry(AuditAction.COUNTER_EDITED, "shop.b", ANNA, NOW);
    AuditEntry third = entry(AuditAction.KEY_CREATED, "shop", ANNA, NOW);
    AuditEntry fourth = entry(AuditAction.COUNTER_EDITED, "shopX", KEY, NOW);
    List.of(first, second, third, fourth).forEach(trail::record);
    assertThat(entries(new AuditQuery(ANNA, null, null, null, null, null, 10))).containsExactly(third, second);
    assertThat(entries(new AuditQuery(KEY, AuditAction.COUNTER_EDITED, null, null, null, null, 10))).containsExactly(fourth);
    assertThat(entries(subject("shop"))).containsExactly(third);
    assertThat(entries(subject("shop.*"))).containsExactly(second, first);
    assertThat(entries(subject("shop*"))).containsExactly(fourth, third, second, first);
    assertThat(entries(subject("*"))).hasSize(4);
  }

  @Test
  void what_patterns_of_a_database_mean_is_plain_text_here() {
    AuditEntry percent = entry(AuditAction.USER_CREATED, "a%b_c\\d", KEY, NOW);
    trail.record(percent);
    trail.record(entry(AuditAction.USER_CREATED, "aXbYcZd", KEY, NOW));
    assertThat(entries(subject("a%b_c\\*"))).containsExactly(percent);
    assertThat(entries(subject("a%*"))).containsExactly(percent);
    assertThat(entries(subject("A*"))).isEmpty();
  }

  @Test
  void finds_by_time_the_first_instant_in_and_the_last_out() {
    List<AuditEntry> each = new ArrayList<>();
    for (int second = 0; second < 4; second++)
      each.add(entry(AuditAction.COUNTER_EDITED, "c", KEY, NOW.plusSeconds(second)));
    each.forEach(trail::record);
    assertThat(entries(during(NOW.plusSeconds(1), NOW.plusSeconds(3)))).containsExactly(each.get(2), each.get(1));
    assertThat(entries(during(NOW.plusSeconds(2), null))).containsExactly(each.get(3), each.get(2));
    assertThat(entries(during(null, NOW.plusSeconds(1)))).containsExactly(each.get(0));
  }

  @Test
  void forgets_what_is_older() {
    trail.record(entry(AuditAction.COUNTER_EDITED, "old", KEY, NOW.minusNanos(1_000)));
    trail.record(entry(AuditAction.COUNTER_EDITED, "kept", KEY, NOW));
    trail.removeBefore(NOW);
    assertThat(entries(AuditQuery.newest(10))).extracting(AuditEntry::subject).containsExactly("kept");
    trail.record(entry(AuditAction.COUNTER_EDITED, "next", KEY, NOW));
    assertThat(entries(AuditQuery.newest(10))).extracting(AuditEntry::subject).containsExactly("next", "kept");
  }

  protected static AuditEntry entry(AuditAction action, String subject, Actor actor, Instant at) {
    return new AuditEntry(at, new Caller(actor, "127.0.0.1"), action, subject, new TreeMap<>(), new TreeMap<>(Map.of("max", "5")));
  }

  private static AuditQuery subject(String subject) {
    return new AuditQuery(null, null, subject, null, null, null, 10);
  }

  private static AuditQuery during(@Nullable Instant from, @Nullable Instant to) {
    return new AuditQuery(null, null, null, from, to, null, 10);
  }

  private List<AuditRecord> page(@Nullable Long before) {
    return trail.list(new AuditQuery(null, null, null, null, null, before, 2));
  }

  private List<AuditEntry> entries(AuditQuery query) {
    return trail.list(query).stream().map(AuditRecord::entry).toList();
  }
}
