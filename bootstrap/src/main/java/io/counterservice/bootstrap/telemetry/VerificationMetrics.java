package io.counterservice.bootstrap.telemetry;

import io.counterservice.application.port.out.LedgerCheckListener;
import io.counterservice.domain.history.Verification;
import io.counterservice.domain.history.Verification.Fault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The check of all counters, as this node does it: how many it examined, in numbers, and what is wrong, in the log. */
final class VerificationMetrics implements LedgerCheckListener {
  private static final Logger LOG = LoggerFactory.getLogger(VerificationMetrics.class);
  private final Counter checked;

  VerificationMetrics(MeterRegistry registry) {
    checked = Counter.builder("counter.verification.checked").description("Counters that this node examined in the check of all counters")
        .register(registry);
  }

  @Override
  public void onChecked(int counters) {
    checked.increment(counters);
  }

  @Override
  public void onFaulty(Verification verification) {
    for (Fault fault : verification.faults())
      LOG.error("Counter {} is not right ({}): {}", verification.name(), fault.kind(), fault.sentence());
    long more = verification.faultsFound() - verification.faults().size();
    if (more > 0)
      LOG.error("Counter {} has {} more faults", verification.name(), more);
  }

  @Override
  public void onFailed(RuntimeException failure) {
    LOG.error("Counters could not be examined", failure);
  }
}
