package io.counterservice.adapter.admin.keys;

import io.counterservice.adapter.admin.page.Form;
import io.counterservice.adapter.admin.page.Gone;
import io.counterservice.adapter.admin.page.Onward;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.adapter.admin.page.Visitor;
import io.counterservice.application.port.in.ManageApiKeys;
import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import io.counterservice.application.port.in.ManageApiKeys.Rotation;
import io.counterservice.application.port.in.ReadKeyUse;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Keys: list, look at, rotate, revoke. A secret is on one page, once, which browsers are told not to keep. */
@Controller
public final class KeyPages {
  private static final int SIZE = 100;
  private static final List<Long> OVERLAP_HOURS = List.of(0L, 1L, 24L, 168L);
  private final ManageApiKeys keys;
  private final ReadKeyUse uses;
  private final InstantSource clock;

  public KeyPages(ManageApiKeys keys, ReadKeyUse uses, InstantSource clock) {
    this.keys = keys;
    this.uses = uses;
    this.clock = clock;
  }

  @GetMapping("/console/keys")
  Mono<Rendering> list(@RequestParam(name = "after", required = false) @Nullable String after) {
    if (after != null && !ApiKey.isId(after))
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "after " + ApiKey.ID_RULE);
    return Stages.mono(keys.list(after, SIZE + 1)).flatMap(found -> {
      List<KeyLine> lines = found.stream().limit(SIZE).map(key -> KeyLine.of(key, clock.instant())).toList();
      return Stages.mono(uses.lastOf(lines.stream().map(KeyLine::id).toList())).map(last -> Rendering.view("keys")
          .modelAttribute("keys", lines).modelAttribute("last", last).modelAttribute("hasMore", found.size() > SIZE).build());
    });
  }

  @GetMapping("/console/keys/{id}")
  Mono<Rendering> show(@PathVariable("id") String id) {
    Instant now = clock.instant();
    return find(keys, id)
        .zipWith(Stages.mono(uses.ofKey(id, UseChart.DAYS)), (key, use) -> Rendering.view("key")
            .modelAttribute("key", KeyLine.of(key, now)).modelAttribute("hours", OVERLAP_HOURS)
            .modelAttribute("use", UseChart.of(use, LocalDate.ofInstant(now, ZoneOffset.UTC))).build());
  }

  @PostMapping("/console/keys/{id}/rotate")
  Mono<Rendering> rotate(@PathVariable("id") String id, @AuthenticationPrincipal User user, ServerWebExchange exchange) {
    requireId(id);
    return exchange.getFormData().map(Form::new).flatMap(form -> {
      Long hours = form.number("hours");
      if (form.isWrong() || hours == null || !OVERLAP_HOURS.contains(hours))
        return to(exchange, id, "Choose how long the old secret goes on working; nothing was changed");
      return Stages.mono(keys.rotate(id, Duration.ofHours(hours), Visitor.caller(user, exchange))).flatMap(rotation -> switch (rotation) {
        case Rotation.Rotated(IssuedKey issued) -> Mono.just(secret(issued, "has a new secret", clock.instant(), exchange));
        case Rotation.NotInForce(ApiKey key) -> to(exchange, key.id(), "The key is not in force any more; nothing was changed");
        case Rotation.Unknown _ -> Mono.error(new Gone("There is no key " + id));
      });
    });
  }

  @PostMapping("/console/keys/{id}/revoke")
  Mono<Rendering> revoke(@PathVariable("id") String id, @AuthenticationPrincipal User user, ServerWebExchange exchange) {
    requireId(id);
    return Stages.mono(keys.revoke(id, Visitor.caller(user, exchange)))
        .map(found -> found.orElseThrow(() -> new Gone("There is no key " + id)))
        .flatMap(key -> to(exchange, key.id(), "The key " + key.name() + " is revoked"));
  }

  /** The key, or that there is none; what can be no id is not looked for. */
  static Mono<ApiKey> find(ManageApiKeys keys, String id) {
    requireId(id);
    return Stages.mono(keys.find(id)).map(found -> found.orElseThrow(() -> new Gone("There is no key " + id)));
  }

  private static void requireId(String id) {
    if (!ApiKey.isId(id))
      throw new Gone("There is no such key");
  }

  static Mono<Rendering> to(ServerWebExchange exchange, String id, String sentence) {
    return Onward.to("/console/keys/" + id, sentence, exchange);
  }

  static Rendering secret(IssuedKey issued, String done, Instant now, ServerWebExchange exchange) {
    exchange.getResponse().getHeaders().setCacheControl("no-store");
    return Rendering.view("key-secret").modelAttribute("key", KeyLine.of(issued.key(), now))
        .modelAttribute("secret", issued.presented()).modelAttribute("done", done).status(HttpStatus.OK).build();
  }
}
