package io.counterservice.adapter.persistence.jpa;

import io.counterservice.application.port.out.AuditTrail;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The real audit trail of a database, for tests of what others write to it. */
public final class SampleTrail {
  private SampleTrail() {}

  public static AuditTrail on(DataSource database) {
    TransactionOperations none = TransactionOperations.withoutTransaction();
    return new JdbcAuditTrail(new JdbcTemplate(database), new Transactions(none, none));
  }
}
