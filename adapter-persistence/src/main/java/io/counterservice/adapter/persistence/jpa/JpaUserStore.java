package io.counterservice.adapter.persistence.jpa;

import io.counterservice.application.port.out.UserStore;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.User;
import io.counterservice.domain.audit.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;

/**
 * Users in the table {@code console_user}. An update locks the row of its user. What asks after other rows, because none of them may be
 * there or another local admin must be, first locks the row that changes of keys lock: so nobody makes the answer untrue meanwhile.
 */
final class JpaUserStore implements UserStore {
  private final UserRepository users;
  private final ApiKeyOrderRepository order;
  private final Transactions transactions;
  private final JdbcAuditTrail trail;

  JpaUserStore(UserRepository users, ApiKeyOrderRepository order, Transactions transactions, JdbcAuditTrail trail) {
    this.users = users;
    this.order = order;
    this.transactions = transactions;
    this.trail = trail;
  }

  @Override
  public boolean insert(User user, Caller by) {
    return transactions.write(() -> {
      ApiKeyOrderEntity _ = order.lock();
      return !users.existsById(user.name()) && add(user, by);
    });
  }

  @Override
  public boolean insertFirst(User user, Caller by) {
    return transactions.write(() -> {
      ApiKeyOrderEntity _ = order.lock();
      return users.findByNameGreaterThanOrderByName("", Limit.of(1)).isEmpty() && add(user, by);
    });
  }

  @Override
  public Update update(String name, UnaryOperator<User> change, Caller by, Instant at) {
    if (!User.isName(name))
      return new Update.Unknown();
    return transactions.write(() -> users.lock(name).map(row -> replace(row, change, by, at)).orElseGet(Update.Unknown::new));
  }

  @Override
  public Optional<User> find(String name) {
    return User.isName(name) ? transactions.read(() -> users.findById(name).map(UserEntity::toUser)) : Optional.empty();
  }

  @Override
  public List<User> list(@Nullable String after, int limit) {
    String last = after == null ? "" : after;
    return transactions.read(() -> users.findByNameGreaterThanOrderByName(last, Limit.of(limit)).stream().map(UserEntity::toUser).toList());
  }

  private boolean add(User user, Caller by) {
    trail.recordAny(Audit.of(null, user, by, user.createdAt()));
    users.save(new UserEntity(user));
    return true;
  }

  private Update replace(UserEntity row, UnaryOperator<User> change, Caller by, Instant at) {
    User before = row.toUser();
    User after = change.apply(before);
    if (before.isLocalAdmin() && !after.isLocalAdmin() && isLastAdmin(before))
      return new Update.LastAdmin();
    row.take(after);
    trail.recordAny(Audit.of(before, after, by, at));
    return new Update.Updated(after);
  }

  /** Two admins who go at the same time have different rows: the second waits here for the first, and then sees that it went. */
  private boolean isLastAdmin(User admin) {
    ApiKeyOrderEntity _ = order.lock();
    return !users.existsLocalAdminBeside(admin.name());
  }
}
