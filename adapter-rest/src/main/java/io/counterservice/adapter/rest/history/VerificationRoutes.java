package io.counterservice.adapter.rest.history;

import io.counterservice.adapter.rest.access.KeyGate;
import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.application.port.in.KeepRollups;
import io.counterservice.application.port.in.VerifyLedger;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.counter.CounterName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The proof that counters are right: of one, of all page by page; and the roll-ups, how far they are and made anew. */
public final class VerificationRoutes {
  private static final int LIMIT_DEFAULT = 100;
  private final VerifyLedger proof;
  private final KeepRollups rollups;

  public VerificationRoutes(VerifyLedger proof, KeepRollups rollups) {
    this.proof = proof;
    this.rollups = rollups;
  }

  public List<Route> routes() {
    return List.of(Route.of("GET", "/counters/{name}/verification", Scope.COUNTERS_READ, this::one),
        Route.of("GET", "/verification", Scope.ADMIN, this::page), Route.of("GET", "/history/rollups", Scope.ADMIN, this::progress),
        Route.of("POST", "/history/rebuild", Scope.ADMIN, this::rebuild));
  }

  private Mono<Answer> one(Call call) {
    CounterName name = checked("name", call.variable());
    KeyGate.requireName(call.key(), name);
    call.query().allow();
    call.spend(1);
    return Stages.mono(call, proof.verify(name),
        found -> found.map(VerificationResponse::from).orElseGet(() -> notFound(name)));
  }

  private Mono<Answer> page(Call call) {
    call.query().allow("after", "limit");
    String text = call.query().one("after");
    @Nullable
    CounterName after = text == null ? null : checked("after", text);
    int limit = (int) call.query().number("limit", 1, VerifyLedger.LIMIT_MAX, LIMIT_DEFAULT);
    return Stages.mono(call, proof.verify(after, limit), VerificationResponse::from);
  }

  private Mono<Answer> progress(Call call) {
    call.query().allow();
    return Stages.mono(call, rollups.progress(), progress -> Answer.json(200, new JsonOutput(64).openObject().field("until")
        .string(progress.until().toString()).field("lagSeconds").number(progress.lag().toSeconds()).closeObject().toByteArray()));
  }

  private Mono<Answer> rebuild(Call call) {
    call.query().allow();
    call.refuseBody();
    return Stages.mono(call, rollups.rebuild(call.caller()),
        _ -> Answer.json(202, new JsonOutput(32).openObject().field("rebuilding").bool(true).closeObject().toByteArray()));
  }

  private static CounterName checked(String field, String text) {
    if (!CounterName.isValid(text))
      throw Problem.invalid(field, CounterName.RULE).asException();
    return new CounterName(text);
  }

  private static Answer notFound(CounterName name) {
    return Answer.of(Problem.of(ProblemType.COUNTER_NOT_FOUND, "There is no counter " + name).with("counter", name.value()));
  }
}
