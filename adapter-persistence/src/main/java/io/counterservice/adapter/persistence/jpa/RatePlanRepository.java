package io.counterservice.adapter.persistence.jpa;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

/** Reads and writes {@code rate_plan}. */
interface RatePlanRepository extends ListCrudRepository<RatePlanEntity, String> {
  List<RatePlanEntity> findByOrderByName();
}
