package io.counterservice.adapter.persistence.jpa;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Reads and writes {@code console_user}. */
interface UserRepository extends ListCrudRepository<UserEntity, String> {
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("SELECT u FROM UserEntity u WHERE u.name = ?1")
  Optional<UserEntity> lock(String name);

  List<UserEntity> findByNameGreaterThanOrderByName(String after, Limit limit);

  /** Whether there is a local admin of another name; see {@link io.counterservice.domain.access.User#isLocalAdmin}. */
  @Query("""
      SELECT COUNT(u) > 0 FROM UserEntity u
      WHERE u.name <> ?1 AND u.role = 'admin' AND u.passwordHash IS NOT NULL AND u.disabledAt IS NULL""")
  boolean existsLocalAdminBeside(String name);
}
