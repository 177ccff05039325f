package io.counterservice.checker;

import io.counterservice.checker.CounterModel.Next;
import io.counterservice.checker.CounterModel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Walks a chain from its seed: each value has to follow from the one before ({@link Law#VALUE_FOLLOWS}), lie within the bounds
 * in force ({@link Law#WITHIN_BOUNDS}) and be what was asked for ({@link Law#APPLIED_AS_ASKED}). Goes on with what the
 * answers say after a violation, so that one fault is reported once.
 */
final class Walk {
  private final Chain chain;
  private final Findings findings;
  private @Nullable State known;
  private @Nullable Bounds bounds;
  private long lastVersion;

  private Walk(Chain chain, Findings findings) {
    this.chain = chain;
    this.findings = findings;
    this.known = chain.seed().state();
    this.bounds = chain.seed().state().bounds();
    this.lastVersion = chain.seed().state().version();
  }

  static void along(Chain chain, Findings findings) {
    var walk = new Walk(chain, findings);
    for (Chain.Link link : chain.links())
      walk.step(link);
  }

  private void step(Chain.Link link) {
    long follows = link.version() - lastVersion;
    lastVersion = link.version();
    var before = known != null && known.version() == link.version() - 1 && !chain.isDisputed(known.version()) ? known : null;
    var applied = link.operation().applied();
    if (link.operation().asked() instanceof Asked.Edit edit)
      bounds = edit.bounds();
    else if (follows > 1 && chain.hasOpenEdit())
      bounds = null;
    if (chain.hasDisputedBounds(link.version()))
      bounds = null;
    var after = applied == null ? explained(before, link) : after(link, applied);
    known = after;
    if (after == null)
      return;
    chain.settle(after);
    if (applied != null && !chain.isDisputed(link.version()))
      check(before, link.operation(), applied, after);
  }

  private @Nullable State after(Chain.Link link, Answer.Applied applied) {
    return bounds == null ? null : new State(link.version(), applied.value(), bounds);
  }

  private @Nullable State explained(@Nullable State before, Chain.Link link) {
    if (before != null && CounterModel.decide(before, link.operation().asked(), chain.seed().initialValue()) instanceof Next(State state))
      return state;
    return null;
  }

  private void check(@Nullable State before, Operation operation, Answer.Applied applied, State after) {
    if (!after.bounds().contains(applied.value()))
      findings.add(Law.WITHIN_BOUNDS, operation + " led past the bounds " + after.bounds() + " that were in force");
    if (before == null)
      return;
    if (before.value() + applied.applied() != applied.value()) {
      findings.add(Law.VALUE_FOLLOWS, operation + " does not follow from " + before + ": " + before.value() + " and " + applied.applied()
          + " make " + (before.value() + applied.applied()) + ", not " + applied.value());
      return;
    }
    if (after.bounds().contains(after.value()))
      checkAsked(before, operation, after);
  }

  private void checkAsked(State before, Operation operation, State after) {
    switch (CounterModel.decide(before, operation.asked(), chain.seed().initialValue())) {
      case Next(State expected) when !expected.equals(after) ->
        findings.add(Law.APPLIED_AS_ASKED, operation + " should have led from " + before + " to value " + expected.value());
      case Refusal(Answer.Reason reason, var _) ->
        findings.add(Law.APPLIED_AS_ASKED, operation + " was applied to " + before + " where it was to be refused as " + reason);
      case Next _ -> {
      }
    }
  }
}
