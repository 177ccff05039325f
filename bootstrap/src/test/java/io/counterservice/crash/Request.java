package io.counterservice.crash;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and what it means.
 *
 * @param body JSON, null for none
 * @param key the Idempotency-Key header, null for none
 * @param parts in the order of the bulk; one where it is none
 */
record Request(String method, String path, @Nullable String body, @Nullable String key, Form form, List<Part> parts) {
  /** How the answer is to be read. */
  enum Form {
    READ, SINGLE, BULK, ATOMIC
  }
}
