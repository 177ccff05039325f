package io.counterservice.adapter.persistence.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row of {@code api_key_order}: counts the changes of keys. */
@Entity
@Table(name = "api_key_order")
class ApiKeyOrderEntity {
  static final short ID = 1;
  @Id
  private short id;
  private long lastNumber;

  protected ApiKeyOrderEntity() {}

  long nextNumber() {
    lastNumber++;
    return lastNumber;
  }
}
