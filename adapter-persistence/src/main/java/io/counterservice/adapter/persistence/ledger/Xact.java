package io.counterservice.adapter.persistence.ledger;

import io.counterservice.domain.counter.Decision;
import org.jspecify.annotations.Nullable;

/** What is needed to find out later what became of a transaction. Confined to the thread that runs it. */
final class Xact {
  private @Nullable String id;
  private @Nullable Decision decision;

  /** Notes the transaction's id, which every statement that locks returns. */
  void id(String id) {
    this.id = id;
  }

  @Nullable
  String id() {
    return id;
  }

  /** Notes that this is about to be written and committed: from here on a lost connection leaves the outcome open. */
  void committing(Decision decision) {
    this.decision = decision;
  }

  /** What was being committed, or null before that. */
  @Nullable
  Decision decision() {
    return decision;
  }
}
