package io.counterservice.application.history;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.in.VerifyLedger;
import io.counterservice.application.port.out.LedgerEvidence;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.Verification;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Verification on demand. */
public final class LedgerProof implements VerifyLedger {
  private final LedgerEvidence evidence;
  private final Executor examiners;

  /** @param examiners threads that may block for minutes, and are nobody else's */
  public LedgerProof(LedgerEvidence evidence, Executor examiners) {
    this.evidence = evidence;
    this.examiners = examiners;
  }

  @Override
  public CompletionStage<Optional<Verification>> verify(CounterName name) {
    return Blocking.askPatiently(examiners, () -> evidence.one(name, Examiner::examine));
  }

  @Override
  public CompletionStage<Page> verify(@Nullable CounterName after, int limit) {
    return Blocking.askPatiently(examiners, () -> {
      List<Verification> examined = evidence.page(after, limit, Examiner::examine);
      return new Page(examined.size(), examined.stream().filter(verification -> !verification.isVerified()).toList(),
          examined.size() < limit ? null : examined.getLast().name(), after == null ? Long.valueOf(evidence.counters()) : null);
    });
  }
}
