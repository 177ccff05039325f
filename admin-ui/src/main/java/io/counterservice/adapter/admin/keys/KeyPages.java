package io.counterservice.adapter.admin.keys;

import io.counterservice.adapter.admin.page.Form;
import io.counterservice.adapter.admin.page.Gone;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.adapter.admin.page.Toast;
import io.counterservice.adapter.admin.page.Visitor;
import io.counterservice.application.port.in.ManageApiKeys;
import io.counterservice.application.port.in.ManageApiKeys.Creation;
import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import io.counterservice.application.port.in.ManageApiKeys.NewKey;
import io.counterservice.application.port.in.ManageApiKeys.Rotation;
import io.counterservice.application.port.in.ManageRatePlans;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Keys: list, create, rotate, revoke. A secret is on one page, once, which browsers are told not to keep. */
@Controller
public final class KeyPages {
  private static final int SIZE = 100;
  private static final List<Long> OVERLAP_HOURS = List.of(0L, 1L, 24L, 168L);
  private final ManageApiKeys keys;
  private final ManageRatePlans plans;
  private final InstantSource clock;

  public KeyPages(ManageApiKeys keys, ManageRatePlans plans, InstantSource clock) {
    this.keys = keys;
    this.plans = plans;
    this.clock = clock;
  }

  @GetMapping("/console/keys")
  Mono<Rendering> list(@RequestParam(name = "after", required = false) @Nullable String after) {
    return Stages.mono(keys.list(after, SIZE + 1)).map(found -> Rendering.view("keys")
        .modelAttribute("keys", found.stream().limit(SIZE).map(key -> KeyLine.of(key, clock.instant())).toList())
        .modelAttribute("hasMore", found.size() > SIZE).build());
  }

  @GetMapping("/console/keys/new")
  Mono<Rendering> blank() {
    return form(new Form(new LinkedMultiValueMap<>(Map.of("pattern", List.of("*"), "scope",
        List.of("counters:read", "counters:write")))), HttpStatus.OK);
  }

  @PostMapping("/console/keys/new")
  Mono<Rendering> create(@AuthenticationPrincipal User user, ServerWebExchange exchange) {
    return exchange.getFormData().map(Form::new).flatMap(form -> {
      NewKey wanted = KeyForm.read(form, clock.instant());
      if (wanted == null)
        return form(form, HttpStatus.UNPROCESSABLE_CONTENT);
      return Stages.mono(keys.create(wanted, Visitor.caller(user, exchange))).flatMap(creation -> switch (creation) {
        case Creation.Created(IssuedKey issued) -> Mono.just(secret(issued, "is created", exchange));
        case Creation.UnknownPlan _ -> {
          form.refuse("plan", "must be the name of a rate plan");
          yield form(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
      });
    });
  }

  @GetMapping("/console/keys/{id}")
  Mono<Rendering> show(@PathVariable("id") String id) {
    return Stages.mono(keys.find(id)).map(found -> found.orElseThrow(() -> new Gone("There is no key " + id)))
        .map(key -> Rendering.view("key").modelAttribute("key", KeyLine.of(key, clock.instant())).modelAttribute("hours", OVERLAP_HOURS)
            .build());
  }

  @PostMapping("/console/keys/{id}/rotate")
  Mono<Rendering> rotate(@PathVariable("id") String id, @AuthenticationPrincipal User user, ServerWebExchange exchange) {
    return exchange.getFormData().map(Form::new).flatMap(form -> {
      Long hours = form.number("hours");
      Duration overlap = Duration.ofHours(hours != null && OVERLAP_HOURS.contains(hours) ? hours : 0);
      return Stages.mono(keys.rotate(id, overlap, Visitor.caller(user, exchange))).flatMap(rotation -> switch (rotation) {
        case Rotation.Rotated(IssuedKey issued) -> Mono.just(secret(issued, "has a new secret", exchange));
        case Rotation.NotInForce(ApiKey key) -> to(exchange, key.id(), "The key is not in force any more; nothing was changed");
        case Rotation.Unknown _ -> Mono.error(new Gone("There is no key " + id));
      });
    });
  }

  @PostMapping("/console/keys/{id}/revoke")
  Mono<Rendering> revoke(@PathVariable("id") String id, @AuthenticationPrincipal User user, ServerWebExchange exchange) {
    return Stages.mono(keys.revoke(id, Visitor.caller(user, exchange)))
        .map(found -> found.orElseThrow(() -> new Gone("There is no key " + id)))
        .flatMap(key -> to(exchange, key.id(), "The key " + key.name() + " is revoked"));
  }

  private static Mono<Rendering> to(ServerWebExchange exchange, String id, String sentence) {
    return Toast.leave(exchange, sentence).thenReturn(Rendering.redirectTo("/console/keys/" + id).status(HttpStatus.SEE_OTHER).build());
  }

  private Rendering secret(IssuedKey issued, String done, ServerWebExchange exchange) {
    exchange.getResponse().getHeaders().setCacheControl("no-store");
    return Rendering.view("key-secret").modelAttribute("key", KeyLine.of(issued.key(), clock.instant()))
        .modelAttribute("secret", issued.presented()).modelAttribute("done", done).status(HttpStatus.OK).build();
  }

  private Mono<Rendering> form(Form form, HttpStatus status) {
    return Stages.mono(plans.list()).map(known -> Rendering.view("key-new").modelAttribute("form", form.values())
        .modelAttribute("chosen", form.all("scope")).modelAttribute("scopes", KeyForm.SCOPES).modelAttribute("plans", known)
        .modelAttribute("errors", form.errors()).status(status).build());
  }
}
