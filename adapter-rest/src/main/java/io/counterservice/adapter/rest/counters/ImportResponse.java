package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Difference;
import io.counterservice.application.port.ImportRun.Fault;
import io.counterservice.application.port.ImportRun.Problem;
import io.counterservice.application.port.ImportRun.Sums;
import java.util.Map;

/** What became, or would become, of the rows of an import. */
final class ImportResponse {
  private static final int BYTES_EACH = 192;

  private ImportResponse() {}

  static byte[] of(ImportRun run, boolean isDry) {
    Sums sums = run.sums();
    var out = new JsonOutput(BYTES_EACH * (1 + run.problems().size() + run.differences().size())).openObject();
    out.field("rows").number(sums.rows()).field("created").number(sums.created()).field("changed").number(sums.changed());
    out.field("unchanged").number(sums.unchanged()).field("refused").number(sums.refused()).field("problems").openArray();
    for (Problem problem : run.problems())
      write(problem, out.item().openObject());
    out.closeArray();
    if (isDry) {
      out.field("differences").openArray();
      for (Difference difference : run.differences())
        write(difference, out.item().openObject());
      out.closeArray();
    }
    return out.closeObject().toByteArray();
  }

  private static void write(Problem problem, JsonOutput out) {
    out.field("line").number(problem.line()).field("name").string(problem.name());
    out.field("type").string(type(problem.fault()).path()).field("field").string(problem.field()).field("rule").string(problem.rule());
    out.field("detail").string(problem.field() + " " + problem.rule()).closeObject();
  }

  private static void write(Difference difference, JsonOutput out) {
    out.field("line").number(difference.line()).field("name").string(difference.name());
    write(difference.before(), out.field("before").openObject());
    write(difference.after(), out.field("after").openObject());
    out.closeObject();
  }

  /** Texts by name; a name may be any text, for labels are among them. */
  private static void write(Map<String, String> texts, JsonOutput out) {
    String separator = "";
    for (Map.Entry<String, String> text : texts.entrySet()) {
      out.ascii(separator).string(text.getKey()).raw(':').string(text.getValue());
      separator = ",";
    }
    out.closeObject();
  }

  private static ProblemType type(Fault fault) {
    return switch (fault) {
      case INVALID -> ProblemType.INVALID_REQUEST;
      case FORBIDDEN -> ProblemType.FORBIDDEN;
      case ABOVE_MAXIMUM -> ProblemType.ABOVE_MAXIMUM;
      case BELOW_MINIMUM -> ProblemType.BELOW_MINIMUM;
      case BOUNDS_EXCLUDE_VALUE -> ProblemType.BOUNDS_EXCLUDE_VALUE;
    };
  }
}
