package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import java.util.List;

/** A page of counters, and the address of the next page where there may be one. */
final class PageResponse {
  private static final int BYTES_EACH = 384;

  private PageResponse() {}

  static Answer from(PageRequest page, List<Counter> counters) {
    var out = new JsonOutput(BYTES_EACH * (counters.size() + 1)).openObject().field("items").openArray();
    for (Counter counter : counters) {
      out.item().openObject();
      CounterResponse.writeFields(counter, out);
      out.closeObject();
    }
    out.closeArray().field("next");
    if (counters.size() < page.limit())
      return Answer.json(200, out.nul().closeObject().toByteArray());
    CounterName last = counters.getLast().name();
    return Answer.json(200, out.string(last.value()).closeObject().toByteArray()).header("Link",
        "<" + page.nextAddress(last.value()) + ">; rel=\"next\"");
  }
}
