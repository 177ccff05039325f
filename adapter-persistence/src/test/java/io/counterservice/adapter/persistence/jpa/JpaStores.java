package io.counterservice.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The stores of a test class, over a database of its own; both end with the class. */
final class JpaStores implements AfterAllCallback {
  private final PooledDatabase pool = new PooledDatabase();
  private final ConfigurableApplicationContext context = JpaContext.over(pool);

  <S> S get(Class<S> type) {
    return context.getBean(type);
  }

  void execute(String sql) {
    pool.execute(sql);
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    context.close();
    pool.close();
  }

  /** Whatever a store is asked whose database has gone is unavailable. */
  static <S> void assertUnavailableWithoutDatabase(Class<S> type, Function<S, List<ThrowingCallable>> questions) {
    var gone = new PooledDatabase();
    try (var context = JpaContext.over(gone)) {
      var store = context.getBean(type);
      gone.close();
      questions.apply(store).forEach(JpaStores::assertUnavailable);
    }
  }

  static void assertUnavailable(ThrowingCallable question) {
    assertThatThrownBy(question).isInstanceOfSatisfying(UnavailableException.class,
        failure -> assertThat(failure.reason()).isEqualTo(Reason.DATABASE));
  }
}
