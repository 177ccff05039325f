package io.counterservice.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.InMemoryAuditTrail;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditRecorderTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final AuditRecorder recorder = new AuditRecorder(trail, Runnable::run, () -> NOW.plusNanos(789));

  @Test
  void records_what_is_so_now() {
    AuditEntry entry = Await.answer(recorder.record(AuditAction.FORBIDDEN, "/console/new-key", Caller.SERVICE));
    assertThat(entry).isEqualTo(Audit.of(AuditAction.FORBIDDEN, "/console/new-key", Caller.SERVICE, NOW));
    assertThat(trail.list(AuditQuery.newest(9))).extracting(AuditRecord::entry).containsExactly(entry);
  }

  @Test
  void keeps_the_beginning_of_what_is_too_long() {
    String path = "/console/" + "a".repeat(4_000);
    AuditEntry entry = Await.answer(recorder.record(AuditAction.FORBIDDEN, path, Caller.SERVICE));
    assertThat(entry.subject()).hasSize(AuditEntry.SUBJECT_LENGTH_MAX);
    assertThat(path).startsWith(entry.subject());
  }

  @Test
  void fails_as_the_trail_does() {
    trail.breakDown();
    assertThat(Await.reason(recorder.record(AuditAction.SIGNED_OUT, "anna", Caller.SERVICE))).isEqualTo(Reason.DATABASE);
  }
}
