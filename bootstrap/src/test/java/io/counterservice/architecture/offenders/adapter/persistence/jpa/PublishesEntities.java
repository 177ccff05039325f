package io.counterservice.architecture.offenders.adapter.persistence.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Shows the shape of a table. */
final class PublishesEntities {
  /** A row of a table. */
  @Entity
  public static class KeyEntity {
    @Id
    long id;
  }

  private PublishesEntities() {}
}
