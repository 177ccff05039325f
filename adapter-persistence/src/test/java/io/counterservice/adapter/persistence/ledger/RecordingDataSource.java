package io.counterservice.adapter.persistence.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes every statement that is prepared on its connections. */
final class RecordingDataSource extends DelegatingDataSource {
  private final Set<String> statements;

  RecordingDataSource(DataSource target, Set<String> statements) {
    super(target);
    this.statements = statements;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = super.getConnection();
    return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
      if (method.getName().equals("prepareStatement"))
        statements.addAll(Set.of(((String) arguments[0]).split(";\\s*", 0)));
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    });
  }
}
