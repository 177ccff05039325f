package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Form;
import io.counterservice.adapter.admin.page.Onward;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.adapter.admin.page.Visitor;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.application.port.in.UpdateCounters;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.User;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Refusal;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.counter.Version;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Creating counters and editing their definitions. An edit says which definition it was made on; where another came between, both are shown. */
@Controller
public final class DefinitionPages {
  private final Lookup lookup;
  private final UpdateCounters updates;

  public DefinitionPages(ReadCounters counters, UpdateCounters updates) {
    this.lookup = new Lookup(counters);
    this.updates = updates;
  }

  @GetMapping("/console/new-counter")
  Rendering blank(ServerWebExchange exchange) {
    String name = new Form(exchange.getRequest().getQueryParams()).text("name");
    return creation(Map.of("name", name, "once", Once.next()), Map.of(), HttpStatus.OK);
  }

  @PostMapping("/console/new-counter")
  Mono<Rendering> create(@AuthenticationPrincipal User user, ServerWebExchange exchange) {
    return exchange.getFormData().map(Form::new).flatMap(form -> {
      String name = form.text("name", CounterName::isValid, CounterName.RULE);
      CounterDefinition definition = DefinitionForm.read(form);
      String why = Reasons.of(form);
      if (definition == null || form.isWrong())
        return Mono.just(creation(form.values(), form.errors(), HttpStatus.UNPROCESSABLE_CONTENT));
      Caller by = Visitor.caller(user, exchange);
      Update update = new Update(new CounterName(name), new Operation.Create(definition), by.actor(), null, Once.key(form.text("once")),
          why, by.address());
      return Stages.mono(updates.update(update)).flatMap(answer -> created(update, answer, form, exchange));
    });
  }

  @GetMapping("/console/counters/{name}/edit")
  Mono<Rendering> edit(@PathVariable("name") String name) {
    return lookup.find(name).map(counter -> edition(counter, DefinitionForm.fresh(counter), Map.of(), HttpStatus.OK));
  }

  @PostMapping("/console/counters/{name}/edit")
  Mono<Rendering> save(@PathVariable("name") String name, @AuthenticationPrincipal User user, ServerWebExchange exchange) {
    return exchange.getFormData().map(Form::new).flatMap(form -> lookup.find(name).flatMap(counter -> {
      CounterDefinition definition = DefinitionForm.read(form);
      String why = Reasons.of(form);
      Long read = form.number("definitionVersion");
      if (definition == null || form.isWrong() || read == null || read < 0)
        return Mono.just(edition(counter, form.values(), form.errors(), HttpStatus.UNPROCESSABLE_CONTENT));
      var replace = new Operation.Replace(definition, null, new Version(read));
      Caller by = Visitor.caller(user, exchange);
      Update update = new Update(counter.name(), replace, by.actor(), null, null, why, by.address());
      return Stages.mono(updates.update(update)).flatMap(answer -> saved(update, definition, answer, form, exchange));
    }));
  }

  private Mono<Rendering> created(Update update, Answer answer, Form form, ServerWebExchange exchange) {
    if (!(answer.outcome() instanceof Outcome.Refused refused))
      return done(update, update.counter() + " is created", exchange);
    form.refuse(refused.refusal() instanceof Refusal.AlreadyExists ? "name" : "form", Refusals.words(update.counter(), refused));
    return Mono.just(creation(form.values(), form.errors(), HttpStatus.CONFLICT));
  }

  /** A form that was sent twice finds its own definition, and is saved. */
  private Mono<Rendering> saved(Update update, CounterDefinition wanted, Answer answer, Form form, ServerWebExchange exchange) {
    if (!(answer.outcome() instanceof Outcome.Refused refused))
      return done(update, update.counter() + " is saved", exchange);
    return lookup.find(update.counter().value()).flatMap(counter -> {
      boolean isStale = refused.refusal() instanceof Refusal.StaleDefinition;
      if (isStale && counter.definition().equals(wanted))
        return done(update, update.counter() + " is saved", exchange);
      if (isStale)
        return Mono.just(Rendering.view("stale").modelAttribute("counter", CounterView.of(counter, LastHour.NOTHING))
            .modelAttribute("differences", DefinitionForm.differences(counter, form))
            .modelAttribute("hidden", DefinitionForm.hidden(counter, form)).status(HttpStatus.CONFLICT).build());
      form.refuse(refused.refusal() instanceof Refusal.BoundsExcludeValue ? "max" : "form", Refusals.words(update.counter(), refused));
      return Mono.just(edition(counter, form.values(), form.errors(), HttpStatus.CONFLICT));
    });
  }

  private static Mono<Rendering> done(Update update, String sentence, ServerWebExchange exchange) {
    return Onward.to("/console/counters/" + update.counter(), sentence, exchange);
  }

  private static Rendering creation(Map<String, String> values, Map<String, String> errors, HttpStatus status) {
    return Rendering.view("new-counter").modelAttribute("form", values).modelAttribute("errors", errors).status(status).build();
  }

  private static Rendering edition(Counter counter, Map<String, String> values, Map<String, String> errors, HttpStatus status) {
    return Rendering.view("edit").modelAttribute("counter", CounterView.of(counter, LastHour.NOTHING)).modelAttribute("form", values)
        .modelAttribute("errors", errors).status(status).build();
  }
}
