package io.counterservice.domain.counter;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counters, operations and those who ask for them, as the tests need them. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-05-17T10:15:30.123Z");
  static final Actor ANNA = new Actor("anna");
  static final Actor BERT = new Actor("bert");
  static final CounterName STOCK = new CounterName("stock");
  static final CounterName SEATS = new CounterName("seats");
  static final CounterDefinition WHOLE_RANGE = bounded(Long.MIN_VALUE, Long.MAX_VALUE);

  private Samples() {}

  static CounterDefinition bounded(long minimum, long maximum) {
    return bounded(minimum, maximum, Math.clamp(0, minimum, maximum));
  }

  static CounterDefinition bounded(long minimum, long maximum, long initial) {
    return new CounterDefinition(new Bounds(minimum, maximum), initial, "", new TreeMap<>(), false);
  }

  static CounterDefinition described(String description, Map<String, String> labels) {
    return new CounterDefinition(Bounds.DEFAULT, 0, description, new TreeMap<>(labels), false);
  }

  static Operation.Add add(long delta) {
    return new Operation.Add(delta, BoundPolicy.REJECT);
  }

  static Operation.Add clamp(long delta) {
    return new Operation.Add(delta, BoundPolicy.CLAMP);
  }

  static Operation set(long value) {
    return new Operation.Set(value);
  }

  static Operation creation(CounterDefinition definition) {
    return new Operation.Create(definition);
  }

  static Operation replace(CounterDefinition definition) {
    return new Operation.Replace(definition, null, null);
  }

  static Operation edit(DefinitionPatch patch) {
    return new Operation.Edit(patch, null, null);
  }

  static DefinitionPatch boundsPatch(@Nullable Long minimum, @Nullable Long maximum) {
    return new DefinitionPatch(minimum, maximum, null, null, new TreeMap<>(), new TreeSet<>(), false, null);
  }

  static DefinitionPatch labelsPatch(Map<String, String> labels, Set<String> removed, boolean clears) {
    return new DefinitionPatch(null, null, null, null, new TreeMap<>(labels), new TreeSet<>(removed), clears, null);
  }

  static Update update(CounterName counter, Operation operation) {
    return Update.of(counter, operation, ANNA);
  }

  static Update keyed(CounterName counter, Operation operation, String key) {
    return new Update(counter, operation, ANNA, null, new IdempotencyKey(key), null);
  }

  static Update ifMatch(CounterName counter, Operation operation, long... versions) {
    return new Update(counter, operation, ANNA, precondition(versions), null, null);
  }

  static Update because(CounterName counter, Operation operation, String reason) {
    return new Update(counter, operation, ANNA, null, null, reason);
  }

  /** Asks for one of the versions; for any where none is named. */
  static Precondition precondition(long... versions) {
    Set<Version> anyOf = new HashSet<>();
    for (long version : versions)
      anyOf.add(new Version(version));
    return new Precondition(anyOf);
  }
}
