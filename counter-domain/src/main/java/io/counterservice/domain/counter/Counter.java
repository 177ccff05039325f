package io.counterservice.domain.counter;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named signed 64-bit value within bounds.
 *
 * <p>It is born at version 0 with its initial value as seed. Every operation that is applied makes the next version and
 * stands in the journal; value = seed + every recorded change, always. Deleted, it stays as a tombstone of value 0, so
 * that a new counter of the same name goes on counting versions where the old one ended.
 *
 * @param definitionVersion the version of the last operation on the definition
 * @param seed the value at the first creation; never changes
 * @param updatedAt the instant of the last version; never goes back
 */
public record Counter(CounterName name, long value, Version version, CounterDefinition definition, Version definitionVersion,
    long seed, Instant createdAt, Instant updatedAt, boolean deleted) {

  /** A counter that never was before. */
  static Counter create(CounterName name, CounterDefinition definition, long seed, Instant at) {
    return new Counter(name, seed, Version.NONE, definition, Version.NONE, seed, at, at, false);
  }

  public Outcome.Standing standing() {
    return new Outcome.Standing(value, version, definition.bounds());
  }

  /** Decides an operation on this counter, which is not a tombstone. The one place that knows bounds and overflow. */
  Step apply(Operation operation, Instant at) {
    return switch (operation) {
      case Operation.Add add -> add(add, at);
      case Operation.Set(long next) -> set(next, at);
      case Operation.Reset() -> set(definition.initialValue(), at);
      case Operation.Create _ -> Step.refused(new Refusal.AlreadyExists(), this);
      case Operation.Replace replace -> redefine(replace.definition(), replace.value(), replace.expected(), at);
      case Operation.Edit edit -> edit(edit, at);
      case Operation.Delete() -> moved(0, at).buried().stepFrom(this);
    };
  }

  /** The tombstone's successor: one version on, with the value counted from 0. */
  Counter recreated(CounterDefinition next, long nextValue, Instant at) {
    Instant when = later(at);
    return new Counter(name, nextValue, version.next(), next, version.next(), seed, when, when, false);
  }

  private Step add(Operation.Add add, Instant at) {
    long target = definition.bounds().clamp(value, add.delta());
    boolean clamped = target - value != add.delta();
    if (clamped && add.policy() == BoundPolicy.REJECT)
      return refusedAt(BigInteger.valueOf(value).add(BigInteger.valueOf(add.delta())));
    Counter after = moved(target, at);
    return new Step(new Outcome.Applied(value, target, after.version, clamped, false, null), after);
  }

  private Step set(long next, Instant at) {
    return definition.bounds().contains(next) ? moved(next, at).stepFrom(this) : refusedAt(BigInteger.valueOf(next));
  }

  private Step edit(Operation.Edit edit, Instant at) {
    try {
      return redefine(edit.patch().applyTo(definition), edit.value(), edit.expected(), at);
    } catch (InvalidDefinitionException broken) {
      return Step.refused(new Refusal.InvalidDefinition(broken.field(), broken.rule()), this);
    }
  }

  private Step redefine(CounterDefinition next, @Nullable Long chosen, @Nullable Version expected, Instant at) {
    if (expected != null && !expected.equals(definitionVersion))
      return Step.refused(new Refusal.StaleDefinition(definitionVersion), this);
    long target = chosen == null ? value : chosen;
    if (!next.bounds().contains(target))
      return Step.refused(
          chosen == null ? new Refusal.BoundsExcludeValue(next.bounds()) : Refusal.outside(next.bounds(), BigInteger.valueOf(target)),
          this);
    Version nextVersion = version.next();
    Counter after = new Counter(name, target, nextVersion, next, nextVersion, seed, createdAt, later(at), false);
    return new Step(new Outcome.Applied(value, target, nextVersion, false, false, after), after);
  }

  private Step refusedAt(BigInteger attempted) {
    return Step.refused(Refusal.outside(definition.bounds(), attempted), this);
  }

  private Counter moved(long next, Instant at) {
    return new Counter(name, next, version.next(), definition, definitionVersion, seed, createdAt, later(at), false);
  }

  private Counter buried() {
    return new Counter(name, value, version, definition, definitionVersion, seed, createdAt, updatedAt, true);
  }

  private Step stepFrom(Counter before) {
    return new Step(new Outcome.Applied(before.value, value, version, false, false, null), this);
  }

  private Instant later(Instant at) {
    return at.isAfter(updatedAt) ? at : updatedAt;
  }
}
