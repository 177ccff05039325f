package io.counterservice.adapter.rest.keys;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.application.port.in.ManageApiKeys;
import io.counterservice.application.port.in.ManageApiKeys.Creation;
import io.counterservice.application.port.in.ManageApiKeys.Edit;
import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import io.counterservice.application.port.in.ManageApiKeys.Rotation;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keys: create, list, show, edit, rotate, revoke. */
public final class KeyRoutes {
  private static final int LIMIT_DEFAULT = 100;
  private static final int LIMIT_MAX = 1_000;

  private final ManageApiKeys keys;
  private final InstantSource clock;

  public KeyRoutes(ManageApiKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(Route.of("POST", "/keys", Scope.ADMIN, this::create), Route.of("GET", "/keys", Scope.ADMIN, this::page),
        Route.of("GET", "/keys/{id}", Scope.ADMIN, this::one), Route.of("PATCH", "/keys/{id}", Scope.ADMIN, this::edit),
        Route.of("DELETE", "/keys/{id}", Scope.ADMIN, this::revoke),
        Route.of("POST", "/keys/{id}/rotate", Scope.ADMIN, this::rotate));
  }

  private Mono<Answer> create(Call call) {
    MediaTypes.require(call, MediaTypes.JSON);
    refuseIdempotencyKey(call);
    call.query().allow();
    return call.withBody(body -> Stages.mono(call, keys.create(NewKeyRequest.of(body, clock.instant()), call.caller()), KeyRoutes::answer));
  }

  private Mono<Answer> page(Call call) {
    call.query().allow("after", "limit");
    String after = call.query().one("after");
    int limit = (int) call.query().number("limit", 1, LIMIT_MAX, LIMIT_DEFAULT);
    return Stages.mono(call, keys.list(after == null ? null : id("after", after), limit), page -> KeyResponse.page(page, limit));
  }

  private Mono<Answer> one(Call call) {
    call.query().allow();
    String id = id("id", call.variable());
    return Stages.mono(call, keys.find(id), found -> answer(id, found));
  }

  private Mono<Answer> edit(Call call) {
    MediaTypes.require(call, MediaTypes.MERGE_PATCH, MediaTypes.JSON);
    call.query().allow();
    refuseIdempotencyKey(call);
    String id = id("id", call.variable());
    return call.withBody(
        body -> Stages.mono(call, keys.edit(id, PatchKeyRequest.of(body, clock.instant()), null, call.caller()), edit -> answer(id, edit)));
  }

  private Mono<Answer> revoke(Call call) {
    call.query().allow();
    call.refuseBody();
    refuseIdempotencyKey(call);
    String id = id("id", call.variable());
    return Stages.mono(call, keys.revoke(id, call.caller()), revoked -> answer(id, revoked));
  }

  private Mono<Answer> rotate(Call call) {
    if (call.hasBody())
      MediaTypes.require(call, MediaTypes.JSON);
    call.query().allow();
    refuseIdempotencyKey(call);
    String id = id("id", call.variable());
    return call.withBody(body -> {
      Duration overlap = RotateRequest.overlap(body);
      return Stages.mono(call, keys.rotate(id, overlap, call.caller()), rotation -> answer(id, rotation));
    });
  }

  private static Answer answer(Creation creation) {
    return switch (creation) {
      case Creation.Created(IssuedKey issued) -> KeyResponse.from(201, issued).header("Location", "/keys/" + issued.key().id());
      case Creation.UnknownPlan _ -> unknownPlan();
      case Creation.IdTaken _ -> throw new IllegalStateException("no id was asked for");
    };
  }

  private static Answer answer(String id, Edit edit) {
    return switch (edit) {
      case Edit.Edited(ApiKey key) -> KeyResponse.from(key);
      case Edit.Revoked(ApiKey key) -> notInForce(key);
      case Edit.Stale _ -> throw new IllegalStateException("no key was named that the edit was made on");
      case Edit.WrongPattern _ -> Answer.of(Problem.invalid("pattern", ApiKey.PATTERN_RULE));
      case Edit.UnknownPlan _ -> unknownPlan();
      case Edit.Unknown _ -> notFound(id);
    };
  }

  private static Answer unknownPlan() {
    return Answer.of(Problem.invalid("ratePlan", KeyFields.RATE_PLAN_RULE));
  }

  private static Answer answer(String id, Optional<ApiKey> found) {
    return found.map(KeyResponse::from).orElseGet(() -> notFound(id));
  }

  private static Answer answer(String id, Rotation rotation) {
    return switch (rotation) {
      case Rotation.Rotated(IssuedKey issued) -> KeyResponse.from(200, issued);
      case Rotation.NotInForce(ApiKey key) -> notInForce(key);
      case Rotation.Unknown _ -> notFound(id);
    };
  }

  private static Answer notInForce(ApiKey key) {
    String end = key.revokedAt() == null ? " expired at " + key.expiresAt() : " was revoked at " + key.revokedAt();
    return Answer.of(Problem.of(ProblemType.KEY_NOT_IN_FORCE, "The key " + key.id() + end).with("key", key.id()));
  }

  private static Answer notFound(String id) {
    return Answer.of(Problem.of(ProblemType.KEY_NOT_FOUND, "There is no key " + id).with("key", id));
  }

  private static String id(String field, String text) {
    if (!ApiKey.isId(text))
      throw Problem.invalid(field, ApiKey.ID_RULE).asException();
    return text;
  }

  /** The first answer would have to be stored, and that of a new key holds a secret. */
  static void refuseIdempotencyKey(Call call) {
    @Nullable
    String key = call.header("Idempotency-Key");
    if (key != null)
      throw Problem.invalid("Idempotency-Key", "must be absent here").asException();
  }
}
