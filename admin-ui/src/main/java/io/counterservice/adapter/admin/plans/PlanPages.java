package io.counterservice.adapter.admin.plans;

import io.counterservice.adapter.admin.page.Facts;
import io.counterservice.adapter.admin.page.Form;
import io.counterservice.adapter.admin.page.Gone;
import io.counterservice.adapter.admin.page.Onward;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.adapter.admin.page.Visitor;
import io.counterservice.application.port.in.ManageRatePlans;
import io.counterservice.application.port.in.ManageRatePlans.Deletion;
import io.counterservice.application.port.in.ManageRatePlans.Writing;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.access.User;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Rate plans: list, create, edit, delete. Who saves on what somebody else has changed meanwhile is shown both. */
@Controller
public final class PlanPages {
  private static final String PLANS = "/console/plans";
  private final ManageRatePlans plans;

  public PlanPages(ManageRatePlans plans) {
    this.plans = plans;
  }

  @GetMapping(PLANS)
  Mono<Rendering> list() {
    return Stages.mono(plans.list())
        .map(known -> Rendering.view("plans").modelAttribute("plans", known.stream().map(PlanLine::of).toList()).build());
  }

  @GetMapping("/console/new-plan")
  Rendering blank() {
    return creation(new Form(new LinkedMultiValueMap<>()), HttpStatus.OK);
  }

  @PostMapping("/console/new-plan")
  Mono<Rendering> create(@AuthenticationPrincipal User user, ServerWebExchange exchange) {
    return exchange.getFormData().map(Form::new).flatMap(form -> {
      RatePlan plan = PlanForm.read(form, form.text("name"));
      if (plan == null)
        return Mono.just(creation(form, HttpStatus.UNPROCESSABLE_CONTENT));
      return Stages.mono(plans.create(plan, Visitor.caller(user, exchange))).flatMap(written -> {
        if (written == Writing.CREATED)
          return to(exchange, "The rate plan " + plan.name() + " is created");
        form.refuse("name", written == Writing.NAME_TAKEN ? "is taken" : "cannot be added: there are as many plans as there may be");
        return Mono.just(creation(form, HttpStatus.CONFLICT));
      });
    });
  }

  @GetMapping(PLANS + "/{name}")
  Mono<Rendering> ask(@PathVariable("name") String name) {
    return find(name).map(plan -> edition(plan, PlanForm.of(plan), Map.of(), HttpStatus.OK));
  }

  @PostMapping(PLANS + "/{name}")
  Mono<Rendering> save(@PathVariable("name") String name, @AuthenticationPrincipal User user, ServerWebExchange exchange) {
    return exchange.getFormData().map(Form::new).flatMap(form -> find(name).flatMap(plan -> {
      RatePlan wanted = PlanForm.read(form, name);
      Map<String, String> news = Facts.news(form, plan.facts());
      if (wanted == null || !news.isEmpty())
        return Mono.just(edition(plan, form, news, wanted == null ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT));
      return Stages.mono(plans.edit(plan, wanted, Visitor.caller(user, exchange))).flatMap(isSaved -> isSaved
          ? to(exchange, "The rate plan " + name + " is saved, and holds for its keys within a second")
          : find(name).map(now -> edition(now, form, now.facts(), HttpStatus.CONFLICT)));
    }));
  }

  @PostMapping(PLANS + "/{name}/delete")
  Mono<Rendering> delete(@PathVariable("name") String name, @AuthenticationPrincipal User user, ServerWebExchange exchange) {
    requireName(name);
    return Stages.mono(plans.delete(name, Visitor.caller(user, exchange))).flatMap(deletion -> switch (deletion) {
      case Deletion.Deleted _ -> to(exchange, "The rate plan " + name + " is deleted");
      case Deletion.InUse(long keys) -> kept(name, keys == 1
          ? "One key has this plan. Give it another one first."
          : keys + " keys have this plan. Give them another one first.");
      case Deletion.IsDefault _ -> kept(name, "It is the plan of keys that have none of their own.");
      case Deletion.Unknown _ -> Mono.error(gone(name));
    });
  }

  private Mono<Rendering> kept(String name, String why) {
    return find(name).map(plan -> {
      Form form = PlanForm.of(plan);
      form.refuse("form", why);
      return edition(plan, form, Map.of(), HttpStatus.CONFLICT);
    });
  }

  /** The plan, or that there is none; what can be no name is not looked for. */
  private Mono<RatePlan> find(String name) {
    requireName(name);
    return Stages.mono(plans.find(name)).map(found -> found.orElseThrow(() -> gone(name)));
  }

  private static void requireName(String name) {
    if (!RatePlan.isName(name))
      throw new Gone("There is no such rate plan");
  }

  private static Gone gone(String name) {
    return new Gone("There is no rate plan " + name);
  }

  private static Mono<Rendering> to(ServerWebExchange exchange, String sentence) {
    return Onward.to(PLANS, sentence, exchange);
  }

  private static Rendering creation(Form form, HttpStatus status) {
    return page(form, status).modelAttribute("title", "New rate plan").build();
  }

  private static Rendering edition(RatePlan plan, Form form, Map<String, String> news, HttpStatus status) {
    return page(form, status).modelAttribute("title", plan.name()).modelAttribute("plan", PlanLine.of(plan)).modelAttribute("news", news)
        .modelAttribute("was", Facts.text(plan.facts())).build();
  }

  private static Rendering.Builder<?> page(Form form, HttpStatus status) {
    return Rendering.view("plan-form").modelAttribute("form", form.values()).modelAttribute("errors", form.errors()).status(status);
  }
}
