package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.history.Verification;
import io.counterservice.domain.history.Verification.Fault;
import java.math.BigInteger;
import java.util.List;

/**
 * The proof of a counter: its first value and every change are its value.
 *
 * @param faults what does not fit, the first of it
 */
record LedgerView(boolean isVerified, String seed, String changes, String delta, String value, List<String> faults) {

  static LedgerView of(Verification proof) {
    BigInteger delta = BigInteger.valueOf(proof.value()).subtract(BigInteger.valueOf(proof.seed()));
    return new LedgerView(proof.isVerified(), Numbers.text(proof.seed()), Numbers.text(proof.changes()), Numbers.change(delta),
        Numbers.text(proof.value()), proof.faults().stream().map(Fault::sentence).toList());
  }
}
