package io.counterservice.adapter.admin.keys;

import io.counterservice.adapter.admin.page.Facts;
import io.counterservice.adapter.admin.page.Form;
import io.counterservice.adapter.admin.page.Gone;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.adapter.admin.page.Visitor;
import io.counterservice.application.port.in.ManageApiKeys;
import io.counterservice.application.port.in.ManageApiKeys.Creation;
import io.counterservice.application.port.in.ManageApiKeys.Edit;
import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import io.counterservice.application.port.in.ManageRatePlans;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.User;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Creating keys and editing what they may do. Who saves on what somebody else has changed meanwhile is shown both. */
@Controller
public final class KeyFormPages {
  private final ManageApiKeys keys;
  private final ManageRatePlans plans;
  private final InstantSource clock;

  public KeyFormPages(ManageApiKeys keys, ManageRatePlans plans, InstantSource clock) {
    this.keys = keys;
    this.plans = plans;
    this.clock = clock;
  }

  @GetMapping("/console/new-key")
  Mono<Rendering> blank(@RequestParam(name = "for", defaultValue = "") String use) {
    return creation(KeyForm.blank(use.equals("all")), HttpStatus.OK);
  }

  @PostMapping("/console/new-key")
  Mono<Rendering> create(@AuthenticationPrincipal User user, ServerWebExchange exchange) {
    return exchange.getFormData().map(Form::new).flatMap(form -> {
      KeyForm wanted = KeyForm.read(form, null, clock.instant());
      if (wanted == null)
        return creation(form, HttpStatus.UNPROCESSABLE_CONTENT);
      return Stages.mono(keys.create(wanted.create(form), Visitor.caller(user, exchange))).flatMap(creation -> switch (creation) {
        case Creation.Created(IssuedKey issued) ->
          Mono.just(KeyPages.secret(issued, "is created", clock.instant(), exchange));
        case Creation.UnknownPlan _ -> {
          form.refuse("plan", KeyForm.PLAN_RULE);
          yield creation(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        case Creation.IdTaken _ -> KeyPages.to(exchange, form.text("id"),
            "This form was sent before and made this key. Its secret was shown then; rotate it if it is lost");
      });
    });
  }

  @GetMapping("/console/keys/{id}/edit")
  Mono<Rendering> ask(@PathVariable("id") String id) {
    return KeyPages.find(keys, id).flatMap(key -> edition(key, KeyForm.of(key), Map.of(), HttpStatus.OK));
  }

  @PostMapping("/console/keys/{id}/edit")
  Mono<Rendering> save(@PathVariable("id") String id, @AuthenticationPrincipal User user, ServerWebExchange exchange) {
    return exchange.getFormData().map(Form::new).flatMap(form -> KeyPages.find(keys, id).flatMap(key -> {
      KeyForm wanted = KeyForm.read(form, key, clock.instant());
      Map<String, String> news = Facts.news(form, key.facts());
      if (wanted == null || !news.isEmpty())
        return edition(key, form, news, wanted == null ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
      return Stages.mono(keys.edit(id, wanted.edit(key, form), key, Visitor.caller(user, exchange)))
          .flatMap(edit -> edited(key, edit, form, exchange));
    }));
  }

  private Mono<Rendering> edited(ApiKey former, Edit edit, Form form, ServerWebExchange exchange) {
    return switch (edit) {
      case Edit.Edited(ApiKey key) -> KeyPages.to(exchange, key.id(), "The key " + key.name() + " is saved");
      case Edit.Revoked(ApiKey key) -> KeyPages.to(exchange, key.id(), "The key is revoked; nothing was changed");
      case Edit.Stale(ApiKey key) -> edition(key, form, key.facts(), HttpStatus.CONFLICT);
      case Edit.Unknown _ -> Mono.error(new Gone("There is no key " + former.id()));
      case Edit.WrongPattern _ -> refused(former, "pattern", ApiKey.PATTERN_RULE, form);
      case Edit.UnknownPlan _ -> refused(former, "plan", KeyForm.PLAN_RULE, form);
    };
  }

  private Mono<Rendering> refused(ApiKey key, String field, String rule, Form form) {
    form.refuse(field, rule);
    return edition(key, form, Map.of(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private Mono<Rendering> creation(Form form, HttpStatus status) {
    return page(form, status).map(page -> page.modelAttribute("title", "New key").modelAttribute("action", "/console/new-key").build());
  }

  /** @param news of the key, where somebody else changed it since the form was made */
  private Mono<Rendering> edition(ApiKey key, Form form, Map<String, String> news, HttpStatus status) {
    return page(form, status)
        .map(page -> page.modelAttribute("title", "Edit " + key.name()).modelAttribute("action", "/console/keys/" + key.id() + "/edit")
            .modelAttribute("key", KeyLine.of(key, clock.instant())).modelAttribute("news", news)
            .modelAttribute("was", Facts.text(key.facts())).build());
  }

  private Mono<Rendering.Builder<?>> page(Form form, HttpStatus status) {
    return Stages.mono(plans.list()).map(known -> Rendering.view("key-form").modelAttribute("form", form.values())
        .modelAttribute("chosen", form.all("scope")).modelAttribute("scopes", KeyForm.SCOPES).modelAttribute("plans", known)
        .modelAttribute("errors", form.errors()).status(status));
  }
}
