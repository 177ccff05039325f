package io.counterservice.adapter.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.AuditRecord;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuditTableTest {
  private static final Instant AT = Instant.parse("2026-11-21T18:31:07.402Z");

  @Test
  void has_an_entry_in_each_line_and_json_in_a_cell() {
    var edited = new AuditEntry(AT, new Caller(new Actor("k1"), "127.0.0.1"), AuditAction.COUNTER_EDITED, "shop.a",
        new TreeMap<>(Map.of("max", "1")), new TreeMap<>(Map.of("description", "a \"b\"\n<c>")));
    var signedOut = new AuditEntry(AT, Caller.SERVICE, AuditAction.SIGNED_OUT, "", new TreeMap<>(), new TreeMap<>());
    assertThat(AuditTable.rows(List.of(new AuditRecord(3, edited), new AuditRecord(2, signedOut)))).isEqualTo("""
        3,2026-11-21T18:31:07.402Z,k1,127.0.0.1,counter-edited,shop.a,"{""max"":""1""}","{""description"":""a \\""b\\""\\n<c>""}"\r
        2,2026-11-21T18:31:07.402Z,service,,signed-out,,{},{}\r
        """);
  }

  @Test
  void has_no_cell_that_a_spreadsheet_takes_for_a_formula() {
    for (String name : List.of("=1+1", "+1", "-1", "@sum")) {
      var refused = new AuditEntry(AT, Caller.SERVICE, AuditAction.SIGN_IN_REFUSED, name, new TreeMap<>(), new TreeMap<>());
      assertThat(AuditTable.rows(List.of(new AuditRecord(1, refused)))).contains(",'" + name + ",");
    }
  }
}
