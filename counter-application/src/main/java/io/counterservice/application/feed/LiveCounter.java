package io.counterservice.application.feed;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterChanged;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A counter at one version, as far as the feed is concerned.
 *
 * @param version {@link #NEVER} where there never was such a counter
 * @param value 0 where there is none now
 * @param present whether there is one now
 * @param visible whether anybody may see it
 * @param definedAt the version of the last operation on the definition that the feed knows of
 */
record LiveCounter(CounterName name, long version, long value, @Nullable Instant at, boolean present, boolean visible, long definedAt) {
  static final long NEVER = -1;

  static LiveCounter unknown(CounterName name) {
    return new LiveCounter(name, NEVER, 0, null, false, false, NEVER);
  }

  static LiveCounter of(Counter counter) {
    return new LiveCounter(counter.name(), counter.version().number(), counter.value(), counter.updatedAt(), !counter.deleted(),
        counter.definition().visible(), counter.definitionVersion().number());
  }

  /** This counter as it was at an earlier version. */
  LiveCounter at(long earlier, long valueThen) {
    return new LiveCounter(name, earlier, valueThen, at, true, visible, NEVER);
  }

  /** Whether the row begins where this ends. A counter that is made by an increment has no version 0. */
  boolean precedes(CounterChanged row) {
    return row.from().number() == version + 1 || (version == NEVER && row.from().number() <= 1);
  }

  LiveCounter after(CounterChanged row) {
    boolean defined = row.kind() == Change.Kind.CREATE || row.kind() == Change.Kind.EDIT;
    return new LiveCounter(name, row.to().number(), row.value(), row.at(), row.kind() != Change.Kind.DELETE,
        row.visible() == null ? visible : row.visible(), defined ? row.to().number() : definedAt);
  }

  LiveEvent snapshot() {
    return new LiveEvent.Snapshot(name, version == NEVER ? null : new Version(version), present ? value : null, at);
  }

  /** What to tell somebody who knows an earlier state. */
  LiveEvent since(LiveCounter told) {
    Version from = new Version(told.version + 1);
    Version to = new Version(version);
    Instant when = at == null ? Instant.EPOCH : at;
    if (!present)
      return new LiveEvent.Deleted(name, from, to, when);
    BigInteger delta = BigInteger.valueOf(value).subtract(BigInteger.valueOf(told.value));
    return new LiveEvent.Changed(name, from, to, value, delta, when, definedAt > told.version);
  }
}
