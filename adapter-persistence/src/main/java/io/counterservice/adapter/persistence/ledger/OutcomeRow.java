package io.counterservice.adapter.persistence.ledger;

import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Outcome.Standing;
import io.counterservice.domain.counter.Refusal;
import io.counterservice.domain.counter.Version;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A remembered outcome as stored. Its names are those of stored data and never change.
 *
 * @param outcome {@code applied}, {@code clamped}, {@code created}, {@code withheld}, or the refusal
 * @param detail JSON of what the other columns do not say, or null
 */
record OutcomeRow(String outcome, long valueBefore, long valueAfter, long version, @Nullable String detail) {

  /** What a refusal says beyond value and version: the bounds in force, and what was attempted. */
  private record RefusalDetail(@Nullable Long min, @Nullable Long max, @Nullable BigInteger attempted, @Nullable Bounds attemptedBounds,
      @Nullable Long definitionVersion) {}

  /** The counter after an operation on its definition. */
  private record CounterDetail(Json.Definition definition, long definitionVersion, long seed, Instant createdAt, Instant updatedAt) {}

  static OutcomeRow from(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> new OutcomeRow(nameOf(applied), applied.before(), applied.value(), applied.version().number(),
          detail(applied.counter()));
      case Outcome.Refused refused -> refused(refused.refusal(), refused.seen());
      case Outcome.Withheld _ -> new OutcomeRow("withheld", 0, 0, 0, null);
    };
  }

  Outcome toDomain(CounterName name) {
    return switch (outcome) {
      case "applied", "clamped", "created" -> new Outcome.Applied(valueBefore, valueAfter, new Version(version), outcome.equals("clamped"),
          outcome.equals("created"), counter(name));
      case "withheld" -> new Outcome.Withheld();
      default -> toRefused();
    };
  }

  private static String nameOf(Outcome.Applied applied) {
    if (applied.created())
      return "created";
    return applied.clamped() ? "clamped" : "applied";
  }

  private static @Nullable String detail(@Nullable Counter counter) {
    return counter == null
        ? null
        : Json.MAPPER.writeValueAsString(new CounterDetail(Json.Definition.from(counter.definition()),
            counter.definitionVersion().number(), counter.seed(), counter.createdAt(), counter.updatedAt()));
  }

  private @Nullable Counter counter(CounterName name) {
    if (detail == null)
      return null;
    CounterDetail was = Json.MAPPER.readValue(detail, CounterDetail.class);
    return new Counter(name, valueAfter, new Version(version), was.definition().toDomain(), new Version(was.definitionVersion()),
        was.seed(), was.createdAt(), was.updatedAt(), false);
  }

  private static OutcomeRow refused(Refusal refusal, @Nullable Standing seen) {
    RefusalDetail detail = new RefusalDetail(seen == null ? null : seen.bounds().minimum(), seen == null ? null : seen.bounds().maximum(),
        switch (refusal) {
          case Refusal.AboveMaximum(BigInteger attempted) -> attempted;
          case Refusal.BelowMinimum(BigInteger attempted) -> attempted;
          case Refusal.KeyReused _,Refusal.NotFound _,Refusal.AlreadyExists _,Refusal.StaleVersion _,Refusal.StaleDefinition _,Refusal.InvalidDefinition _,Refusal.BoundsExcludeValue _ ->
            null;
        }, refusal instanceof Refusal.BoundsExcludeValue(Bounds attempted) ? attempted : null,
        refusal instanceof Refusal.StaleDefinition(Version current) ? current.number() : null);
    long value = seen == null ? 0 : seen.value();
    return new OutcomeRow(nameOf(refusal), value, value, seen == null ? 0 : seen.version().number(),
        Json.MAPPER.writeValueAsString(detail));
  }

  private static String nameOf(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotFound _ -> "not-found";
      case Refusal.AlreadyExists _ -> "already-exists";
      case Refusal.StaleVersion _ -> "stale-version";
      case Refusal.StaleDefinition _ -> "stale-definition";
      case Refusal.AboveMaximum _ -> "above-maximum";
      case Refusal.BelowMinimum _ -> "below-minimum";
      case Refusal.BoundsExcludeValue _ -> "bounds-exclude-value";
      case Refusal.KeyReused _,Refusal.InvalidDefinition _ -> throw new IllegalArgumentException(refusal + " is not remembered");
    };
  }

  private Outcome toRefused() {
    RefusalDetail was = Json.MAPPER.readValue(Objects.requireNonNull(detail), RefusalDetail.class);
    Refusal refusal = switch (outcome) {
      case "not-found" -> new Refusal.NotFound();
      case "already-exists" -> new Refusal.AlreadyExists();
      case "stale-version" -> new Refusal.StaleVersion();
      case "stale-definition" -> new Refusal.StaleDefinition(new Version(Objects.requireNonNull(was.definitionVersion())));
      case "above-maximum" -> new Refusal.AboveMaximum(Objects.requireNonNull(was.attempted()));
      case "below-minimum" -> new Refusal.BelowMinimum(Objects.requireNonNull(was.attempted()));
      case "bounds-exclude-value" -> new Refusal.BoundsExcludeValue(Objects.requireNonNull(was.attemptedBounds()));
      default -> throw new IllegalStateException("unknown stored outcome " + outcome);
    };
    Standing seen = was.min() == null || was.max() == null
        ? null
        : new Standing(valueAfter, new Version(version), new Bounds(was.min(), was.max()));
    return new Outcome.Refused(refusal, seen);
  }
}
