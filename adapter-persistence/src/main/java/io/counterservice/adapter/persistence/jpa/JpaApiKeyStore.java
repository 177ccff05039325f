package io.counterservice.adapter.persistence.jpa;

import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;

/**
 * Keys in the table {@code api_key}. Every transaction that writes locks the row of {@code api_key_order} first, so that
 * all of them are one after the other, on all nodes: keys change seldom.
 */
final class JpaApiKeyStore implements ApiKeyStore {
  private final ApiKeyRepository keys;
  private final ApiKeyOrderRepository order;
  private final Transactions transactions;
  private final JdbcAuditTrail trail;

  JpaApiKeyStore(ApiKeyRepository keys, ApiKeyOrderRepository order, Transactions transactions, JdbcAuditTrail trail) {
    this.keys = keys;
    this.order = order;
    this.transactions = transactions;
    this.trail = trail;
  }

  @Override
  public boolean insert(ApiKey key, Caller by) {
    return transactions.write(() -> {
      ApiKeyOrderEntity numbers = order.lock();
      return !keys.existsById(key.id()) && add(key, numbers, by);
    });
  }

  @Override
  public boolean insertFirst(ApiKey key, Caller by) {
    return transactions.write(() -> {
      ApiKeyOrderEntity numbers = order.lock();
      return keys.findByIdGreaterThanOrderById("", Limit.of(1)).isEmpty() && add(key, numbers, by);
    });
  }

  @Override
  public Optional<ApiKey> update(String id, UnaryOperator<ApiKey> change, Caller by, Instant at) {
    return transactions.write(() -> {
      ApiKeyOrderEntity numbers = order.lock();
      return keys.findById(id).map(row -> {
        ApiKey before = row.toKey();
        ApiKey after = change.apply(before);
        if (!after.equals(before))
          row.take(after, numbers.nextNumber());
        trail.recordAny(Audit.of(before, after, by, at));
        return after;
      });
    });
  }

  @Override
  public Optional<ApiKey> find(String id) {
    return transactions.read(() -> keys.findById(id).map(ApiKeyEntity::toKey));
  }

  @Override
  public List<ApiKey> list(@Nullable String after, int limit) {
    String last = after == null ? "" : after;
    return transactions.read(() -> toKeys(keys.findByIdGreaterThanOrderById(last, Limit.of(limit))));
  }

  @Override
  public Changes changesAfter(long number, int limit) {
    List<ApiKeyEntity> rows = transactions.read(() -> keys.findByChangeNumberGreaterThanOrderByChangeNumber(number, Limit.of(limit)));
    return new Changes(toKeys(rows), rows.isEmpty() ? number : rows.getLast().changeNumber());
  }

  private boolean add(ApiKey key, ApiKeyOrderEntity numbers, Caller by) {
    trail.recordAny(Audit.of(null, key, by, key.createdAt()));
    keys.save(new ApiKeyEntity(key, numbers.nextNumber()));
    return true;
  }

  private static List<ApiKey> toKeys(List<ApiKeyEntity> rows) {
    return rows.stream().map(ApiKeyEntity::toKey).toList();
  }
}
