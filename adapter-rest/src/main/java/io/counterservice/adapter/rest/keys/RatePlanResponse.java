package io.counterservice.adapter.rest.keys;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.domain.access.RatePlan;
import java.util.List;

/** A rate plan as it is shown. */
final class RatePlanResponse {
  private static final int BYTES_EACH = 160;

  private RatePlanResponse() {}

  static Answer from(int status, RatePlan plan) {
    var out = new JsonOutput(BYTES_EACH);
    write(plan, out);
    return Answer.json(status, out.toByteArray());
  }

  /** All plans; there is no second page, and {@code next} is as in all lists. */
  static Answer list(List<RatePlan> plans) {
    var out = new JsonOutput(BYTES_EACH * (plans.size() + 1)).openObject().field("items").openArray();
    for (RatePlan plan : plans)
      write(plan, out.item());
    return Answer.json(200, out.closeArray().field("next").nul().closeObject().toByteArray());
  }

  private static void write(RatePlan plan, JsonOutput out) {
    out.openObject().field("name").string(plan.name()).field("operationsPerSecond").number(plan.operationsPerSecond());
    out.field("burst").number(plan.burst()).field("operationsPerDay");
    Long perDay = plan.operationsPerDay();
    if (perDay == null)
      out.nul();
    else
      out.number(perDay);
    out.closeObject();
  }
}
