package io.counterservice.adapter.rest.keys;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.application.port.in.ManageRatePlans;
import io.counterservice.application.port.in.ManageRatePlans.Deletion;
import io.counterservice.application.port.in.ManageRatePlans.Writing;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.access.Scope;
import java.util.List;
import reactor.core.publisher.Mono;

/** Rate plans: create, list, show, replace, delete. */
public final class RatePlanRoutes {
  private final ManageRatePlans plans;

  public RatePlanRoutes(ManageRatePlans plans) {
    this.plans = plans;
  }

  public List<Route> routes() {
    return List.of(Route.of("GET", "/rate-plans", Scope.ADMIN, this::all), Route.of("POST", "/rate-plans", Scope.ADMIN, this::create),
        Route.of("GET", "/rate-plans/{name}", Scope.ADMIN, this::one), Route.of("PUT", "/rate-plans/{name}", Scope.ADMIN, this::put),
        Route.of("DELETE", "/rate-plans/{name}", Scope.ADMIN, this::delete));
  }

  private Mono<Answer> all(Call call) {
    call.query().allow();
    return Stages.mono(call, plans.list(), RatePlanResponse::list);
  }

  private Mono<Answer> create(Call call) {
    requireJson(call);
    return call.withBody(body -> {
      RatePlan plan = RatePlanRequest.toCreate(body);
      return Stages.mono(call, plans.create(plan, call.caller()), written -> answer(plan, written));
    });
  }

  private Mono<Answer> one(Call call) {
    call.query().allow();
    String name = name(call);
    return Stages.mono(call, plans.find(name),
        found -> found.map(plan -> RatePlanResponse.from(200, plan)).orElseGet(() -> notFound(name)));
  }

  private Mono<Answer> put(Call call) {
    String name = name(call);
    requireJson(call);
    return call.withBody(body -> {
      RatePlan plan = RatePlanRequest.toPut(name, body);
      return Stages.mono(call, plans.put(plan, call.caller()), written -> answer(plan, written));
    });
  }

  private Mono<Answer> delete(Call call) {
    call.query().allow();
    call.refuseBody();
    KeyRoutes.refuseIdempotencyKey(call);
    String name = name(call);
    return Stages.mono(call, plans.delete(name, call.caller()), deletion -> answer(name, deletion));
  }

  private static Answer answer(RatePlan plan, Writing written) {
    return switch (written) {
      case CREATED -> RatePlanResponse.from(201, plan).header("Location", "/rate-plans/" + plan.name());
      case REPLACED -> RatePlanResponse.from(200, plan);
      case NAME_TAKEN ->
        Answer
            .of(Problem.of(ProblemType.RATE_PLAN_EXISTS, "There is a rate plan " + plan.name() + " already").with("ratePlan", plan.name()));
      case TOO_MANY ->
        Answer.of(Problem.invalid("name", "must be that of a plan there is: there are at most " + ManageRatePlans.PLANS_MAX));
    };
  }

  private static Answer answer(String name, Deletion deletion) {
    return switch (deletion) {
      case Deletion.Deleted(RatePlan plan) -> RatePlanResponse.from(200, plan);
      case Deletion.InUse(long keys) -> inUse(name, "Keys that are not revoked have the rate plan " + name + ": " + keys);
      case Deletion.IsDefault _ -> inUse(name, "The rate plan " + name + " is that of keys without one");
      case Deletion.Unknown _ -> notFound(name);
    };
  }

  private static Answer inUse(String name, String detail) {
    return Answer.of(Problem.of(ProblemType.RATE_PLAN_IN_USE, detail).with("ratePlan", name));
  }

  private static Answer notFound(String name) {
    return Answer.of(Problem.of(ProblemType.RATE_PLAN_NOT_FOUND, "There is no rate plan " + name).with("ratePlan", name));
  }

  private static void requireJson(Call call) {
    MediaTypes.require(call, MediaTypes.JSON);
    call.query().allow();
    KeyRoutes.refuseIdempotencyKey(call);
  }

  private static String name(Call call) {
    if (!RatePlan.isName(call.variable()))
      throw Problem.invalid("name", RatePlan.NAME_RULE).asException();
    return call.variable();
  }
}
