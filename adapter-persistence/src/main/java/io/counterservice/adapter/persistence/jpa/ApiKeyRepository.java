package io.counterservice.adapter.persistence.jpa;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.ListCrudRepository;

/** Reads and writes {@code api_key}. */
interface ApiKeyRepository extends ListCrudRepository<ApiKeyEntity, String> {
  List<ApiKeyEntity> findByIdGreaterThanOrderById(String after, Limit limit);

  long countByRatePlanAndRevokedAtIsNull(String ratePlan);

  List<ApiKeyEntity> findByChangeNumberGreaterThanOrderByChangeNumber(long number, Limit limit);
}
