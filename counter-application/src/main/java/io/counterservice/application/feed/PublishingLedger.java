package io.counterservice.application.feed;

import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.Decision;

/** A ledger whose commits the feed hears of, right after them. */
public final class PublishingLedger implements CounterLedger {
  private final CounterLedger ledger;
  private final ChangeFeed feed;

  public PublishingLedger(CounterLedger ledger, ChangeFeed feed) {
    this.ledger = ledger;
    this.feed = feed;
  }

  @Override
  public Decision commit(Batch batch) {
    Decision decision = ledger.commit(batch);
    if (!decision.changes().isEmpty())
      feed.committed(decision.changes());
    return decision;
  }
}
