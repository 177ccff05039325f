package io.counterservice.architecture.offenders.bootstrap;

import java.sql.Connection;

/** Uses JDBC outside persistence. */
interface ConnectsHere {
  void use(Connection connection);
}
