package io.counterservice.adapter.rest.history;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.application.port.in.VerifyLedger;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.Verification;
import io.counterservice.domain.history.Verification.Fault;
import java.time.Instant;
import java.util.Locale;

/** What became of a proof. */
final class VerificationResponse {
  private static final int BYTES_EACH = 512;

  private VerificationResponse() {}

  static Answer from(Verification verification) {
    var out = new JsonOutput(BYTES_EACH);
    write(verification, out);
    return Answer.json(200, out.toByteArray());
  }

  static Answer from(VerifyLedger.Page page) {
    var out = new JsonOutput(BYTES_EACH * (page.faulty().size() + 1)).openObject().field("checked").number(page.checked()).field("faulty")
        .openArray();
    for (Verification verification : page.faulty())
      write(verification, out.item());
    out.closeArray().field("next");
    CounterName next = page.next();
    if (next == null)
      out.nul();
    else
      out.string(next.value());
    Long counters = page.counters();
    if (counters != null)
      out.field("counters").number(counters);
    return Answer.json(200, out.closeObject().toByteArray());
  }

  private static void write(Verification verification, JsonOutput out) {
    out.openObject().field("name").string(verification.name().value()).field("verified").bool(verification.isVerified());
    out.field("value").number(verification.value()).field("version").number(verification.version());
    out.field("initialValue").number(verification.seed()).field("changes").number(verification.changes()).field("since");
    Instant since = verification.since();
    if (since == null)
      out.nul();
    else
      out.string(since.toString());
    out.field("faultsFound").number(verification.faultsFound()).field("faults").openArray();
    for (Fault fault : verification.faults())
      out.item().openObject().field("kind").string(fault.kind().name().toLowerCase(Locale.ROOT)).field("detail").string(fault.sentence())
          .closeObject();
    out.closeArray().closeObject();
  }
}
