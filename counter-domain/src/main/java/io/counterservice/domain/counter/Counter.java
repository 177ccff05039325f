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

  /** Decides an update of this counter, which is not a tombstone. The cases stand in the order of precedence of their refusals. */
  Step apply(Update update, Instant at) {
    return switch (update.operation()) {
      case Operation.Create _ -> refused(new Refusal.AlreadyExists());
      case Operation _ when isStale(update.precondition()) -> refused(new Refusal.StaleVersion());
      case Operation.Replace replace when isStale(replace.expected()) -> refused(new Refusal.StaleDefinition(definitionVersion));
      case Operation.Replace replace -> redefine(replace.definition(), replace.value(), at);
      case Operation.Edit edit when isStale(edit.expected()) -> refused(new Refusal.StaleDefinition(definitionVersion));
      case Operation.Edit edit -> edit(edit, at);
      case Operation.Add add -> add(add, at);
      case Operation.Set(long next) -> set(next, at);
      case Operation.Reset() -> set(definition.initialValue(), at);
      case Operation.Delete() -> moved(0, at).buried().stepFrom(this);
    };
  }

  /** This tombstone on the point of being a counter again; the operation that makes it one takes the next version. */
  Counter revived(CounterDefinition next, Instant at) {
    Instant when = later(at);
    return new Counter(name, 0, version, next, version.next(), seed, when, when, false);
  }

  /** Adds within the bounds. The one place that knows overflow, with {@link Bounds#clamp}. */
  Step add(Operation.Add add, Instant at) {
    long target = definition.bounds().clamp(value, add.delta());
    boolean clamped = target - value != add.delta();
    if (clamped && add.policy() == BoundPolicy.REJECT)
      return refusedAt(BigInteger.valueOf(value).add(BigInteger.valueOf(add.delta())));
    Counter after = moved(target, at);
    return new Step(new Outcome.Applied(value, target, after.version, clamped, false, null), after);
  }

  /** With another value, one version on. */
  Counter moved(long next, Instant at) {
    return new Counter(name, next, version.next(), definition, definitionVersion, seed, createdAt, later(at), false);
  }

  private Step set(long next, Instant at) {
    return definition.bounds().contains(next) ? moved(next, at).stepFrom(this) : refusedAt(BigInteger.valueOf(next));
  }

  private Step edit(Operation.Edit edit, Instant at) {
    try {
      return redefine(edit.patch().applyTo(definition), edit.value(), at);
    } catch (InvalidDefinitionException broken) {
      return refused(new Refusal.InvalidDefinition(broken.field(), broken.rule()));
    }
  }

  private Step redefine(CounterDefinition next, @Nullable Long chosen, Instant at) {
    long target = chosen == null ? value : chosen;
    if (!next.bounds().contains(target))
      return refused(
          chosen == null ? new Refusal.BoundsExcludeValue(next.bounds()) : Refusal.outside(next.bounds(), BigInteger.valueOf(target)));
    Version nextVersion = version.next();
    Counter after = new Counter(name, target, nextVersion, next, nextVersion, seed, createdAt, later(at), false);
    return new Step(new Outcome.Applied(value, target, nextVersion, false, false, after), after);
  }

  private boolean isStale(@Nullable Precondition precondition) {
    return precondition != null && !precondition.isMetBy(version);
  }

  private boolean isStale(@Nullable Version expected) {
    return expected != null && !expected.equals(definitionVersion);
  }

  private Step refusedAt(BigInteger attempted) {
    return refused(Refusal.outside(definition.bounds(), attempted));
  }

  private Step refused(Refusal refusal) {
    return Step.refused(refusal, standing());
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
