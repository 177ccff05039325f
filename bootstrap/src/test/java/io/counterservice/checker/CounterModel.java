package io.counterservice.checker;

import io.counterservice.checker.Answer.Reason;
import java.math.BigInteger;

/** What the contract says about one operation on a counter in a known state. */
final class CounterModel {
  private CounterModel() {}

  /** What has to become of an operation. */
  sealed interface Decision {}

  /** It leads to this state. */
  record Next(State state) implements Decision {}

  /** It is refused; it would have led to {@code attempted}, which need not fit 64 bits. */
  record Refusal(Reason reason, BigInteger attempted) implements Decision {}

  static Decision decide(State before, Asked asked, long initialValue) {
    return switch (asked) {
      case Asked.Add add -> add(before, add);
      case Asked.Set set -> move(before, BigInteger.valueOf(set.value()), before.bounds());
      case Asked.Reset _ -> move(before, BigInteger.valueOf(initialValue), before.bounds());
      case Asked.Edit edit -> edit(before, edit);
      case Asked.Read _ -> throw new IllegalArgumentException("a read decides nothing");
    };
  }

  private static Decision add(State before, Asked.Add add) {
    var target = BigInteger.valueOf(before.value()).add(BigInteger.valueOf(add.by()));
    if (!add.clamp())
      return move(before, target, before.bounds());
    var bounds = before.bounds();
    var clamped = target.max(BigInteger.valueOf(bounds.min())).min(BigInteger.valueOf(bounds.max()));
    return new Next(before.next(clamped.longValueExact(), bounds));
  }

  private static Decision move(State before, BigInteger target, Bounds bounds) {
    if (target.compareTo(BigInteger.valueOf(bounds.max())) > 0)
      return new Refusal(Reason.ABOVE_MAXIMUM, target);
    if (target.compareTo(BigInteger.valueOf(bounds.min())) < 0)
      return new Refusal(Reason.BELOW_MINIMUM, target);
    return new Next(before.next(target.longValueExact(), bounds));
  }

  private static Decision edit(State before, Asked.Edit edit) {
    if (edit.value() != null)
      return move(before, BigInteger.valueOf(edit.value()), edit.bounds());
    if (!edit.bounds().contains(before.value()))
      return new Refusal(Reason.BOUNDS_EXCLUDE_VALUE, BigInteger.valueOf(before.value()));
    return new Next(before.next(before.value(), edit.bounds()));
  }
}
