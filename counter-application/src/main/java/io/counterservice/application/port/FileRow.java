package io.counterservice.application.port;

import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import org.jspecify.annotations.Nullable;

/** One row of a file of counters. */
public sealed interface FileRow {
  /** The line on which it begins; the first line is 1. */
  long line();

  /**
   * What a counter is to be.
   *
   * @param value null where it stays as it is, or begins with the initial value
   */
  record Wanted(long line, CounterName name, CounterDefinition definition, @Nullable Long value) implements FileRow {
    /** The operation that makes it so. */
    public Operation operation() {
      return new Operation.Replace(definition, value, null);
    }

    /** Whether the counter is so already. */
    public boolean isMetBy(Counter counter) {
      return !counter.deleted() && counter.definition().equals(definition) && (value == null || value == counter.value());
    }
  }

  /**
   * A row that breaks a rule.
   *
   * @param name what stands where the name should
   * @param rule the end of a sentence that begins with the field
   */
  record Wrong(long line, String name, String field, String rule) implements FileRow {}
}
