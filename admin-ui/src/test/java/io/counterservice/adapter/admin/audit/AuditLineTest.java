package io.counterservice.adapter.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.admin.audit.AuditLine.Fact;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuditLineTest {
  private static final Map<String, String> NAMES = Map.of("k1", "shop", "k2", "depot");

  @Test
  void lays_before_and_after_side_by_side() {
    AuditLine line = line(AuditAction.COUNTER_EDITED, "shop.a", Map.of("max", "1000", "label:zip", "10115"),
        Map.of("max", "-20000", "description", ""));
    assertThat(line.facts()).containsExactly(new Fact("description", null, ""), new Fact("label:zip", "10115", null),
        new Fact("max", "1,000", "\u221220,000"));
    assertThat(line.place()).isEqualTo("/console/counters/shop.a");
  }

  @Test
  void has_names_of_keys_beside_their_ids() {
    AuditLine line = line(AuditAction.KEY_ROTATED, "k2", Map.of(), Map.of());
    assertThat(line).extracting(AuditLine::who, AuditLine::keyId, AuditLine::subjectName, AuditLine::place).containsExactly("shop", "k1",
        "depot", "/console/keys/k2");
    assertThat(line(AuditAction.COUNTER_CREATED, "k2", Map.of(), Map.of()).subjectName()).as("a counter called like a key").isEmpty();
  }

  @Test
  void leads_nowhere_where_nothing_is() {
    assertThat(line(AuditAction.COUNTER_DELETED, "shop.a", Map.of(), Map.of()).place()).isEmpty();
    assertThat(line(AuditAction.FORBIDDEN, "//evil.example", Map.of(), Map.of()).place()).isEmpty();
  }

  private static AuditLine line(AuditAction action, String subject, Map<String, String> before, Map<String, String> after) {
    var by = new Caller(new Actor("k1"), "127.0.0.1");
    var entry = new AuditEntry(Instant.EPOCH, by, action, subject, new TreeMap<>(before), new TreeMap<>(after));
    return AuditLine.of(new AuditRecord(7, entry), NAMES);
  }
}
