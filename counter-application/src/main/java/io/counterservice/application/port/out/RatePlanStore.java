package io.counterservice.application.port.out;

import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.RatePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where rate plans are kept. What changes one takes who asked for it and when, and adds what {@link io.counterservice.domain.audit.Audit}
 * says of that to the audit trail, in the same transaction. Every method blocks and throws
 * {@link io.counterservice.application.port.UnavailableException}.
 */
public interface RatePlanStore {
  /** Adds the plan; false where its name is taken, and nothing is changed. */
  boolean insert(RatePlan plan, Caller by, Instant at);

  /** Puts the plan in the place of the one with its name; false where there is none, and nothing is changed. */
  boolean replace(RatePlan plan, Caller by, Instant at);

  /** Puts the plan in the place of the one with its name where that equals the former; false elsewhere, and nothing is changed. */
  boolean replace(RatePlan former, RatePlan plan, Caller by, Instant at);

  /** Takes away the plan with a name, if there is one and no key that is not revoked has it. */
  Deletion delete(String name, Caller by, Instant at);

  Optional<RatePlan> find(String name);

  /** All plans in byte order of name. */
  List<RatePlan> list();

  /**
   * What became of a deletion.
   *
   * @param plan the plan that was deleted, if any
   * @param keys how many keys that are not revoked have it
   */
  record Deletion(Optional<RatePlan> plan, long keys) {}
}
