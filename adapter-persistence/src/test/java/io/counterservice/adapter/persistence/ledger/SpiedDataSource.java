package io.counterservice.adapter.persistence.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Writes down which arrays are bound to which statements. */
final class SpiedDataSource extends DelegatingDataSource {
  private final List<Binding> bindings = new ArrayList<>();

  private record Binding(String sql, int parameter, List<String> texts) {}

  SpiedDataSource(DataSource target) {
    super(target);
  }

  void forget() {
    bindings.clear();
  }

  /** What was bound to one parameter of each statement that contains {@code part}, in order of execution. */
  List<List<String>> textsBoundTo(String part, int parameter) {
    return bindings.stream().filter(binding -> binding.sql.contains(part) && binding.parameter == parameter).map(Binding::texts).toList();
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return proxy(Connection.class, (_, method, arguments) -> {
      Object result = invoke(connection, method, arguments);
      return result instanceof PreparedStatement statement ? spied(statement, (String) arguments[0]) : result;
    });
  }

  private PreparedStatement spied(PreparedStatement statement, String sql) {
    return proxy(PreparedStatement.class, (_, method, arguments) -> {
      if (method.getName().equals("setArray") && ((Array) arguments[1]).getArray() instanceof String[] texts)
        bindings.add(new Binding(sql, (Integer) arguments[0], Arrays.asList(texts)));
      return invoke(statement, method, arguments);
    });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
