package io.counterservice.domain.counter;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of one counter. Its {@link #canonical()} text is what two requests with one idempotency key are
 * compared by; it is stored, so it must not change from release to release.
 */
public sealed interface Operation {
  /** The same text for the same operation, however it was written. */
  String canonical();

  /** Whether it says what the counter is, not only what its value is. */
  default boolean defines() {
    return switch (this) {
      case Create _,Replace _,Edit _,Delete _ -> true;
      case Add _,Set _,Reset _ -> false;
    };
  }

  /** Adds {@code delta}, which is not 0 and not −2^63; an unknown counter is created first where the service allows it. */
  record Add(long delta, BoundPolicy policy) implements Operation {
    public Add {
      if (delta == 0 || delta == Long.MIN_VALUE)
        throw new IllegalArgumentException("by must be 1 to 2^63-1");
    }

    @Override
    public String canonical() {
      return "add " + delta + (policy == BoundPolicy.CLAMP ? " clamp" : "");
    }
  }

  /** Makes the value {@code value}. */
  record Set(long value) implements Operation {
    @Override
    public String canonical() {
      return "set " + value;
    }
  }

  /** Makes the value the initial value. */
  record Reset() implements Operation {
    @Override
    public String canonical() {
      return "reset";
    }
  }

  /** Creates the counter; refused where it exists. */
  record Create(CounterDefinition definition) implements Operation {
    @Override
    public String canonical() {
      return "create " + definition.canonical();
    }
  }

  /** Creates the counter or replaces its definition; the value stays unless {@code value} is given. */
  record Replace(CounterDefinition definition, @Nullable Long value, @Nullable Version expected) implements Operation {
    @Override
    public String canonical() {
      return "replace " + definition.canonical() + " value " + Text.optional(value) + " expected " + Text.optional(expected);
    }
  }

  /** Changes parts of the definition, decided on the definition of that moment; may set the value with it. */
  record Edit(DefinitionPatch patch, @Nullable Long value, @Nullable Version expected) implements Operation {
    @Override
    public String canonical() {
      return "edit " + patch.canonical() + " value " + Text.optional(value) + " expected " + Text.optional(expected);
    }
  }

  /** Ends the counter and leaves a tombstone, so that a new one of its name continues its versions. */
  record Delete() implements Operation {
    @Override
    public String canonical() {
      return "delete";
    }
  }
}
