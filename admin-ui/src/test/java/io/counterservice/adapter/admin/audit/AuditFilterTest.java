package io.counterservice.adapter.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

class AuditFilterTest {

  @Test
  void asks_for_what_was_typed() {
    AuditFilter filter = filter(Map.of("actor", " user:anna ", "action", "key-rotated", "subject", "shop.*", "from", "2026-03-31", "to",
        "2026-03-31T12:30", "before", "17"));
    assertThat(filter.wrong()).isNull();
    assertThat(filter.query(9)).isEqualTo(new AuditQuery(Actor.user("anna"), AuditAction.KEY_ROTATED, "shop.*",
        Instant.parse("2026-03-31T00:00:00Z"), Instant.parse("2026-03-31T12:30:00Z"), 17L, 9));
    assertThat(filter.whole().before()).isNull();
    assertThat(filter.isOpen()).isFalse();
  }

  @Test
  void asks_for_the_newest_where_nothing_is_typed() {
    AuditFilter filter = filter(Map.of("actor", "", "to", " "));
    assertThat(filter.wrong()).isNull();
    assertThat(filter.query(9)).isEqualTo(AuditQuery.newest(9));
    assertThat(filter.isOpen()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"actor, <b>", "action, KEY_ROTATED", "subject, a b", "from, yesterday", "to, +999999999-01-01T00:00", "to, 1969-12-31",
      "to, 2026-02-30", "before, 0", "before, -1", "before, 9999999999999999999"})
  void says_what_is_wrong(String field, String text) {
    assertThat(filter(Map.of(field, text)).wrong()).contains(" must be ");
  }

  @Test
  void wants_the_end_after_the_beginning() {
    assertThat(filter(Map.of("from", "2026-03-31T12:00", "to", "2026-03-31T12:00")).wrong()).isEqualTo("Until must be after From");
  }

  private static AuditFilter filter(Map<String, String> typed) {
    var query = new LinkedMultiValueMap<String, String>();
    typed.forEach((field, text) -> query.put(field, List.of(text)));
    return AuditFilter.of(query);
  }
}
