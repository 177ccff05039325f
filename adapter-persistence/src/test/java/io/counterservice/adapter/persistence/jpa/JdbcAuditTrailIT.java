package io.counterservice.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.contract.AuditTrailContract;
import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.AuditAction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcAuditTrailIT extends AuditTrailContract {
  @RegisterExtension
  static final JpaStores STORES = new JpaStores();

  @Override
  protected AuditTrail emptyTrail() {
    STORES.execute("TRUNCATE audit_entry");
    return STORES.get(AuditTrail.class);
  }

  @Test
  void forgets_more_than_one_statement_takes_out() {
    AuditTrail trail = emptyTrail();
    STORES.execute("INSERT INTO audit_entry (at, actor, action, subject, before, after)"
        + " SELECT '2020-01-01', 'k', 'signed-out', 's' || n, '{}', '{}' FROM generate_series(1, 2500) AS n");
    trail.record(entry(AuditAction.COUNTER_EDITED, "kept", Caller.SERVICE.actor(), NOW));
    trail.removeBefore(NOW);
    assertThat(trail.list(AuditQuery.newest(10))).hasSize(1);
  }

  @Test
  void what_stands_there_is_not_changed_by_hand_either() {
    emptyTrail().record(entry(AuditAction.COUNTER_EDITED, "c", Caller.SERVICE.actor(), NOW));
    assertThatThrownBy(() -> STORES.execute("UPDATE audit_entry SET actor = 'somebody else'")).hasMessageContaining("never changed");
  }

  @Test
  void reads_past_an_action_of_a_later_release() {
    AuditTrail trail = emptyTrail();
    trail.record(entry(AuditAction.COUNTER_EDITED, "c", Caller.SERVICE.actor(), NOW));
    STORES
        .execute("INSERT INTO audit_entry (at, actor, action, subject, before, after) VALUES (now(), 'k', 'moon-landed', 's', '{}', '{}')");
    assertThat(trail.list(AuditQuery.newest(1))).hasSize(1);
  }

  @Test
  void is_unavailable_where_the_database_cannot_be_reached() {
    JpaStores.assertUnavailableWithoutDatabase(AuditTrail.class, trail -> List.of(() -> trail.list(AuditQuery.newest(1)),
        () -> trail.removeBefore(NOW), () -> trail.record(entry(AuditAction.SIGNED_IN, "anna", Caller.SERVICE.actor(), NOW))));
  }
}
