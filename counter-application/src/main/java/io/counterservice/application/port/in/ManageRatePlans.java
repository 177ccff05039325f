package io.counterservice.application.port.in;

import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.RatePlan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Lists, makes, replaces and deletes rate plans. What a stage reports holds on this node, and within a second on every other; whatever changed
 * a plan stands in the audit trail. A
 * stage fails with {@link io.counterservice.application.port.UnavailableException}.
 */
public interface ManageRatePlans {
  /** How many plans there may be; every node holds all of them in memory. */
  int PLANS_MAX = 1_000;

  /** All plans in byte order of name. */
  CompletionStage<List<RatePlan>> list();

  CompletionStage<Optional<RatePlan>> find(String name);

  /** Adds the plan where its name is free. */
  CompletionStage<Writing> create(RatePlan plan, Caller by);

  /** Adds the plan, or puts it in the place of the one with its name; what keys have used up of that stays used up. */
  CompletionStage<Writing> put(RatePlan plan, Caller by);

  /** Puts the plan in the place of the former one of its name, as long as that is as it was; else says false, and nothing is changed. */
  CompletionStage<Boolean> edit(RatePlan former, RatePlan plan, Caller by);

  CompletionStage<Deletion> delete(String name, Caller by);

  /** What became of a plan to be written. */
  enum Writing {
    CREATED, REPLACED, NAME_TAKEN, TOO_MANY
  }

  /** What became of a plan to be deleted. */
  sealed interface Deletion {
    /** There was such a plan. */
    record Deleted(RatePlan plan) implements Deletion {}

    /** Keys that are not revoked have the plan; so it stays. */
    record InUse(long keys) implements Deletion {}

    /** It is the plan of keys that have none of their own; so it stays. */
    record IsDefault() implements Deletion {}

    /** No plan has this name. */
    record Unknown() implements Deletion {}
  }
}
