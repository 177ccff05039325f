package io.counterservice.adapter.persistence.jpa;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.domain.access.ApiKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keys in the table {@code api_key}. Every transaction that writes locks the row of {@code api_key_order} first, so that
 * all of them are one after the other, on all nodes: keys change seldom.
 */
final class JpaApiKeyStore implements ApiKeyStore {
  private static final Logger LOG = LoggerFactory.getLogger(JpaApiKeyStore.class);
  private final ApiKeyRepository keys;
  private final ApiKeyOrderRepository order;
  private final TransactionOperations writing;
  private final TransactionOperations reading;
  private volatile boolean failing;

  JpaApiKeyStore(ApiKeyRepository keys, ApiKeyOrderRepository order, TransactionOperations writing, TransactionOperations reading) {
    this.keys = keys;
    this.order = order;
    this.writing = writing;
    this.reading = reading;
  }

  @Override
  public boolean insert(ApiKey key) {
    return in(writing, () -> {
      ApiKeyOrderEntity numbers = order.lock();
      return !keys.existsById(key.id()) && add(key, numbers);
    });
  }

  @Override
  public boolean insertFirst(ApiKey key) {
    return in(writing, () -> {
      ApiKeyOrderEntity numbers = order.lock();
      return keys.findByIdGreaterThanOrderById("", Limit.of(1)).isEmpty() && add(key, numbers);
    });
  }

  @Override
  public Optional<ApiKey> update(String id, UnaryOperator<ApiKey> change) {
    return in(writing, () -> {
      ApiKeyOrderEntity numbers = order.lock();
      return keys.findById(id).map(row -> replace(row, change, numbers));
    });
  }

  @Override
  public Optional<ApiKey> find(String id) {
    return in(reading, () -> keys.findById(id).map(ApiKeyEntity::toKey));
  }

  @Override
  public List<ApiKey> list(@Nullable String after, int limit) {
    String last = after == null ? "" : after;
    return in(reading, () -> toKeys(keys.findByIdGreaterThanOrderById(last, Limit.of(limit))));
  }

  @Override
  public Changes changesAfter(long number, int limit) {
    List<ApiKeyEntity> rows = in(reading, () -> keys.findByChangeNumberGreaterThanOrderByChangeNumber(number, Limit.of(limit)));
    return new Changes(toKeys(rows), rows.isEmpty() ? number : rows.getLast().changeNumber());
  }

  private boolean add(ApiKey key, ApiKeyOrderEntity numbers) {
    keys.save(new ApiKeyEntity(key, numbers.nextNumber()));
    return true;
  }

  private static ApiKey replace(ApiKeyEntity row, UnaryOperator<ApiKey> change, ApiKeyOrderEntity numbers) {
    ApiKey before = row.toKey();
    ApiKey after = change.apply(before);
    if (!after.equals(before))
      row.take(after, numbers.nextNumber());
    return after;
  }

  private static List<ApiKey> toKeys(List<ApiKeyEntity> rows) {
    return rows.stream().map(ApiKeyEntity::toKey).toList();
  }

  private <T> T in(TransactionOperations transaction, Supplier<T> work) {
    try {
      T done = transaction.execute(_ -> work.get());
      recovered();
      return done;
    } catch (DataAccessException | TransactionException failure) {
      failed(failure);
      throw new UnavailableException(Reason.DATABASE);
    }
  }

  /** Logs the first failure of a row: keys are read twice a second. */
  private void failed(Exception failure) {
    if (!failing)
      LOG.warn("API keys cannot be read or written: {}", NestedExceptionUtils.getMostSpecificCause(failure).toString());
    failing = true;
  }

  private void recovered() {
    if (failing)
      LOG.info("API keys can be read and written again");
    failing = false;
  }
}
