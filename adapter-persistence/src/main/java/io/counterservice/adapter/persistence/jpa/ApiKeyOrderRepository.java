package io.counterservice.adapter.persistence.jpa;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Locks the row of {@code api_key_order}. */
interface ApiKeyOrderRepository extends Repository<ApiKeyOrderEntity, Short> {
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("SELECT o FROM ApiKeyOrderEntity o WHERE o.id = " + ApiKeyOrderEntity.ID)
  ApiKeyOrderEntity lock();
}
